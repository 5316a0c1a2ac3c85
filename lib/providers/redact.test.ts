import { describe, expect, it } from 'vitest'
import { quotable, redactKey } from './redact'

const KEY = 'sk-0a1B2c3D4e5F6g7H8i9J'

describe('redactKey', () => {
  it.each([
    `authorization: Bearer ${KEY}`,
    `key=${KEY}&x=1`,
    `{"key":"${KEY}"}`,
    `base64 ${Buffer.from(KEY).toString('base64')}`,
    `twice ${KEY} ${KEY}`,
  ])('leaves nothing of the key in %s', (text) => {
    const clean = redactKey(text, KEY)
    expect(clean).toContain('[key]')
    expect(clean).not.toContain(KEY.slice(3, 9))
    expect(clean).not.toContain(Buffer.from(KEY).toString('base64').slice(0, 12))
  })

  it('takes out another key of the same shape', () => {
    expect(redactKey('Incorrect API key: sk-someoneElses42', KEY)).toBe('Incorrect API key: [key]')
  })

  it('takes out a key of no known shape', () => {
    expect(redactKey('key Zm9vYmFyYmF6 refused', 'Zm9vYmFyYmF6')).toBe('key [key] refused')
  })

  it('leaves the word "sandbox" alone, which stands where a key would', () => {
    expect(redactKey('the sandbox is full', 'sandbox')).toBe('the sandbox is full')
  })
})

describe('quotable', () => {
  it('is one line without markup or control characters', () => {
    expect(quotable('<h1>No\u0000</h1>\r\n\u202eway  <script src=x>', KEY)).toBe('No way')
  })

  it('cuts after the key is out, so that no half of it is left', () => {
    const text = quotable(`${'x'.repeat(35)} ${KEY}`, KEY, 40)
    expect(text.length).toBeLessThanOrEqual(40)
    expect(text).not.toContain('sk-')
  })

  it('keeps a short text as it is', () => {
    expect(quotable('cfg_scale: must be ≤ 10', KEY)).toBe('cfg_scale: must be ≤ 10')
  })
})
