import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { newPerson, openStudio, type Studio } from './studio'

let studio: Studio
let inbox: typeof import('@/lib/inbox')
let events: typeof import('@/lib/events')
let theo: UserCtx
let maya: UserCtx

beforeAll(async () => {
  studio = await openStudio()
  inbox = await import('@/lib/inbox')
  events = await import('@/lib/events')
})
afterAll(() => studio.close())
beforeEach(async () => {
  theo = await newPerson(studio, 0)
  maya = await newPerson(studio, 0)
  const { teamId } = theo.actor
  await studio.db().membership.create({ data: { teamId, userId: maya.actor.userId, role: 'editor' } })
})

const mention = (subject = newId()) => ({
  teamId: theo.actor.teamId,
  kind: 'mentioned' as const,
  subject,
  facts: { byId: theo.actor.userId, imageId: newId(), commentId: newId() },
})
const tell = (to: UserCtx[], told: Parameters<typeof inbox.tell>[3], now = new Date()) =>
  studio.inTransaction((tx) =>
    inbox.tell(
      tx,
      now,
      to.map(({ actor }) => actor.userId),
      told,
    ),
  )
const inboxOf = (who: UserCtx) => studio.db().notification.findMany({ where: { userId: who.actor.userId } })

describe('telling', () => {
  it('reaches each once, and never the doer', async () => {
    const told = mention()
    await tell([maya, maya, theo], told)
    await Promise.all(Array.from({ length: 5 }, () => tell([maya], told)))
    expect(await inboxOf(maya)).toHaveLength(1)
    expect(await inboxOf(theo)).toHaveLength(0)
    await tell([maya], mention())
    expect(await inboxOf(maya)).toHaveLength(2)
  })

  it('is undone with what it tells of', async () => {
    const failed = studio.inTransaction(async (tx) => {
      await inbox.tell(tx, new Date(), [maya.actor.userId], mention())
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await inboxOf(maya)).toHaveLength(0)
  })

  it('reaches nobody outside the team, nor the suspended, nor people who are nobody', async () => {
    const stranger = await newPerson(studio, 0)
    await studio.db().user.update({ where: { id: maya.actor.userId }, data: { suspendedAt: new Date() } })
    await tell([stranger, maya], mention())
    await studio.inTransaction((tx) => inbox.tell(tx, new Date(), [newId()], mention()))
    expect([...(await inboxOf(stranger)), ...(await inboxOf(maya))]).toEqual([])
  })

  it('reaches who was removed, and who is invited', async () => {
    const stranger = await newPerson(studio, 0)
    const { teamId, userId: byId } = theo.actor
    await tell([stranger], { teamId, kind: 'removed', subject: newId(), facts: { byId, teamName: 'North' } })
    const facts = { byId, inviteId: newId(), role: 'editor' as const }
    await tell([stranger], { teamId, kind: 'invited', subject: newId(), facts })
    expect(await inboxOf(stranger)).toHaveLength(2)
  })

  it('refuses facts that are not those of the kind', async () => {
    const wrong = { ...mention(), facts: { byId: theo.actor.userId } } as never
    await expect(tell([maya], wrong)).rejects.toThrow()
  })

  it('is heard at once by whom it concerns', async () => {
    const heard: string[] = []
    const off = events.subscribe(`person:${maya.actor.userId}`, (notice) => heard.push(notice.kind))
    await tell([maya], mention())
    await expect.poll(() => heard).toEqual(['inbox'])
    off()
  })
})

describe('settings', () => {
  it('begin as everything in the inbox, and hold for the kinds chosen', async () => {
    const before = await inbox.readSettings(maya)
    expect(before.mentioned).toEqual({ inbox: true, mail: 'digest' })
    await inbox.changeSettings(maya, { mentioned: { inbox: false, mail: 'off' } })
    await tell([maya], mention())
    expect(await inboxOf(maya)).toHaveLength(0)
    const after = await inbox.changeSettings(maya, { mentioned: { inbox: true, mail: 'off' } })
    expect(after).toEqual({ ...before, mentioned: { inbox: true, mail: 'off' } })
    await tell([maya], mention())
    expect(await inboxOf(maya)).toHaveLength(1)
  })

  it('both hold when changed at once', async () => {
    const off = { inbox: false, mail: 'off' as const }
    await Promise.all([
      inbox.changeSettings(maya, { joined: off }),
      inbox.changeSettings(maya, { removed: off }),
    ])
    expect(await inbox.readSettings(maya)).toMatchObject({ joined: off, removed: off })
  })
})

describe('reading', () => {
  it('marks one, twice as once; another’s is not there', async () => {
    await tell([maya], mention())
    const [row] = await inboxOf(maya)
    if (!row) throw new Error('nothing was told')
    await expect(inbox.markRead(theo, row.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await inbox.markRead(maya, row.id)
    const readAt = (await inboxOf(maya))[0]?.readAt
    expect(readAt).toBeInstanceOf(Date)
    await inbox.markRead(maya, row.id)
    expect((await inboxOf(maya))[0]?.readAt).toEqual(readAt)
  })

  it('marks all that had come, and none of another’s', async () => {
    await tell([maya], mention())
    await tell([maya], mention(), new Date(Date.now() + 60_000))
    await inbox.markAllRead(theo)
    await inbox.markAllRead(maya)
    expect((await inboxOf(maya)).filter((row) => row.readAt)).toHaveLength(1)
  })
})

it('forgets what is older than a year, and nothing else', async () => {
  const year = 365 * 86_400_000
  await tell([maya], mention(), new Date(Date.now() - year - 60_000))
  await tell([maya], mention(), new Date(Date.now() - year + 60_000))
  await tell([maya], mention())
  expect(await inbox.purgeInbox(new Date())).toBe(1)
  expect(await inboxOf(maya)).toHaveLength(2)
  expect(await inbox.purgeInbox(new Date())).toBe(0)
})
