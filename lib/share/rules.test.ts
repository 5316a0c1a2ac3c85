import { describe, expect, it } from 'vitest'
import { isLooking, optionsRefusal, stateOf, stemOf } from './rules'

const NOW = new Date('2026-11-21T10:00:00Z')
const BROWSER =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Safari/604.1'

describe('the state of a link', () => {
  it('is over from the instant it says, and revoked before all', () => {
    expect(stateOf({ expiresAt: null, revokedAt: null }, NOW)).toBe('open')
    expect(stateOf({ expiresAt: new Date(NOW.getTime() + 1), revokedAt: null }, NOW)).toBe('open')
    expect(stateOf({ expiresAt: NOW, revokedAt: null }, NOW)).toBe('expired')
    expect(stateOf({ expiresAt: NOW, revokedAt: NOW }, NOW)).toBe('revoked')
  })
})

describe('who looks', () => {
  const looks = (agent: string, more: Record<string, string> = {}, method = 'GET') =>
    isLooking(method, (name) => ({ 'user-agent': agent, ...more })[name] ?? null)
  it('is a person with a browser', () => {
    expect(looks(BROWSER)).toBe(true)
    expect(looks(BROWSER, {}, 'HEAD')).toBe(false)
    expect(looks(BROWSER, { 'sec-purpose': 'prefetch;prerender' })).toBe(false)
  })
  it.each([
    '',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'facebookexternalhit/1.1',
    'WhatsApp/2.23',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 AppleWebKit HeadlessChrome/153.0',
    'curl/8.9.1',
    'python-requests/2.32',
  ])('is not %s', (agent) => {
    expect(looks(agent)).toBe(false)
  })
})

describe('options', () => {
  it('name every field that cannot be', () => {
    const past = '2026-11-21T09:59:59Z'
    const refused = optionsRefusal('image', { expiresAt: past, allowsVotes: true, allowsComments: true }, NOW)
    const fields = refused?.details?.fields as { field: string }[]
    expect(fields.map(({ field }) => field)).toEqual(['expiresAt', 'allowsVotes', 'allowsComments'])
    expect(optionsRefusal('collection', { allowsVotes: true, expiresAt: null }, NOW)).toBeNull()
  })
})

it('a file is called by the title it comes from, in any script, and never by nothing', () => {
  expect(stemOf('Autumn campaign, the rooftops!')).toBe('autumn-campaign-the-rooftops')
  expect(stemOf('秋のキャンペーン')).toBe('秋のキャンペーン')
  expect(stemOf('../../etc/passwd')).toBe('etc-passwd')
  expect(stemOf('…')).toBe('picture')
  expect(stemOf('word '.repeat(40)).length).toBeLessThanOrEqual(60)
})
