import { describe, expect, it } from 'vitest'
import { bodyOf, newDraft } from './link-draft'

const NOW = Date.parse('2026-11-21T10:00:00Z')

describe('what the form of a link asks for', () => {
  it('lasts as long as was chosen, and keeps what is not touched', () => {
    const draft = newDraft('image')
    expect(bodyOf(draft, 'image', NOW).expiresAt).toBe('2026-12-21T10:00:00.000Z')
    expect(bodyOf({ ...draft, expires: 'never' }, 'image', NOW).expiresAt).toBeNull()
    expect(bodyOf({ ...draft, expires: 'keep' }, 'image', NOW)).not.toHaveProperty('expiresAt')
    expect(bodyOf(draft, 'image', NOW)).not.toHaveProperty('password')
  })
  it('takes a password, or takes it away', () => {
    expect(bodyOf({ ...newDraft('run'), password: 'wing beat' }, 'run', NOW).password).toBe('wing beat')
    expect(bodyOf({ ...newDraft('run'), password: 'x', dropsPassword: true }, 'run', NOW).password).toBeNull()
  })
  it('lets nobody vote on what is no collection, nor have originals without downloads', () => {
    const all = { ...newDraft('collection'), givesOriginals: true }
    expect(bodyOf(all, 'collection', NOW)).toMatchObject({ allowsVotes: true, givesOriginals: false })
    expect(bodyOf(all, 'image', NOW)).not.toHaveProperty('allowsVotes')
    expect(bodyOf({ ...all, allowsDownload: true }, 'image', NOW).givesOriginals).toBe(true)
  })
})
