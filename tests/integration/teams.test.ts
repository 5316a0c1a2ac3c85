import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { UserCtx } from '@/lib/core/actor'
import { call, cookieOf, requestAs } from './doorway'
import { acting, newTeam, seated } from './membership-world'
import { brokenInvariants, newPerson, openStudio, type Studio } from './studio'

let studio: Studio
let m: typeof import('@/lib/membership')
let teams: typeof import('@/lib/teams')

beforeAll(async () => {
  studio = await openStudio()
  m = await import('@/lib/membership')
  teams = await import('@/lib/teams')
})
afterEach(async () => expect(await brokenInvariants(studio)).toEqual([]))
afterAll(() => studio.close())

const roleOf = async (teamId: string, { actor }: UserCtx) =>
  (await studio.db().membership.findUnique({ where: { teamId_userId: { teamId, userId: actor.userId } } }))
    ?.role
const owners = (teamId: string) => studio.db().membership.count({ where: { teamId, role: 'owner' } })
const audited = async (teamId: string) =>
  (await studio.db().auditEvent.findMany({ where: { teamId }, orderBy: { id: 'asc' } })).map(
    (each) => each.action,
  )
const NOT_FOUND = { code: 'NOT_FOUND' }

describe('a team', () => {
  it('is made with its maker as the owner and an empty wallet, and is listed after one’s own', async () => {
    const theo = await newPerson(studio, 10)
    const made = await m.createTeam(theo, { name: 'Northlight' })
    if (!made.ok) throw new Error(made.message)
    expect(made.value).toMatchObject({ name: 'Northlight', kind: 'shared', role: 'owner', deletedAt: null })
    const inIt = await acting(studio, theo, made.value.id)
    expect(await studio.credits.getWallet(inIt)).toMatchObject({ balanceCenticredits: 0 })
    const { items } = await teams.listTeams(theo)
    expect(items.map(({ kind }) => kind)).toEqual(['personal', 'shared'])
    expect(await audited(made.value.id)).toEqual(['team.created'])
  })

  it('is renamed by who leads it, and by nobody else', async () => {
    const { teamId, others } = await newTeam(studio, ['admin', 'editor'])
    const [admin, editor] = others as [UserCtx, UserCtx]
    expect(await m.renameTeam(admin, teamId, { name: 'Southlight' })).toMatchObject({ name: 'Southlight' })
    await m.renameTeam(admin, teamId, { name: 'Southlight' })
    await expect(m.renameTeam(editor, teamId, { name: 'X' })).rejects.toMatchObject(NOT_FOUND)
    await expect(m.renameTeam(await newPerson(studio, 0), teamId, { name: 'X' })).rejects.toMatchObject(
      NOT_FOUND,
    )
    expect(await audited(teamId)).toEqual(['team.created', 'team.renamed'])
  })

  it('deleted, is nobody’s place at once; its owner brings it back as it was', async () => {
    const { teamId, owner, others } = await newTeam(studio, ['admin'])
    const [admin] = others as [UserCtx]
    await expect(m.deleteTeam(admin, teamId)).rejects.toMatchObject(NOT_FOUND)
    expect(await m.deleteTeam(owner, teamId)).toMatchObject({ ok: true })
    expect(await m.deleteTeam(owner, teamId)).toMatchObject({ ok: true })
    await expect(acting(studio, owner, teamId)).rejects.toThrow('not in that team')
    const deleted = (await teams.listTeams(owner)).items.find(({ id }) => id === teamId)
    expect(deleted?.deletedAt).not.toBeNull()
    expect((await teams.listTeams(admin)).items.some(({ id }) => id === teamId)).toBe(false)
    await expect(m.restoreTeam(admin, teamId)).rejects.toMatchObject(NOT_FOUND)
    await expect(m.restoreTeam(await newPerson(studio, 0), teamId)).rejects.toMatchObject(NOT_FOUND)
    const home = await newHome(owner)
    expect(await m.restoreTeam(home, teamId)).toMatchObject({ ok: true })
    expect(await m.restoreTeam(home, teamId)).toMatchObject({ ok: true })
    expect(await roleOf(teamId, admin)).toBe('admin')
    expect(await audited(teamId)).toEqual(['team.created', 'team.deleted', 'team.restored'])
  })

  it('is emptied after its 30 days, not before, and not while credits are held', async () => {
    const { purgeTeams } = await import('@/lib/membership/purge')
    const { teamId, owner, others } = await newTeam(studio, ['editor'])
    const [editor] = others as [UserCtx]
    await m.deleteTeam(owner, teamId)
    const later = new Date(Date.now() + 31 * 86_400_000)
    expect(await purgeTeams(new Date())).toBe(0)
    const held = await studio.inTransaction(async (tx) =>
      studio.credits.holdCredits(
        tx,
        editor.actor,
        [{ subjectId: teamId, amountCenticredits: 500, expiresAt: later }],
        new Date(),
      ),
    )
    expect(held.ok).toBe(true)
    expect(await purgeTeams(later)).toBe(0)
    await studio.inTransaction((tx) => studio.credits.releaseHold(tx, teamId, 'over', new Date()))
    expect(await purgeTeams(later)).toBe(1)
    expect(await purgeTeams(later)).toBe(0)
    expect(await studio.db().membership.count({ where: { teamId } })).toBe(0)
    expect(await studio.db().wallet.count({ where: { teamId } })).toBe(2)
    const home = { ...(await newHome(owner)), now: later }
    await expect(m.restoreTeam(home, teamId)).rejects.toMatchObject(NOT_FOUND)
  })

  it('of one’s own is not left, deleted or joined, and nobody is invited to it', async () => {
    const maya = await newPerson(studio, 5)
    const { teamId } = maya.actor
    const no = { ok: false, code: 'CONFLICT' }
    expect(await m.deleteTeam(maya, teamId)).toMatchObject(no)
    expect(await m.leaveTeam(maya, teamId, {})).toMatchObject(no)
    const invite = { role: 'editor', days: 7, maxUses: 1 } as const
    const refused = await m.createInvite(maya, invite, 'http://x')
    expect(refused).toMatchObject(no)
    expect(!refused.ok && refused.message).toContain('make a team')
    expect(await m.changeRole(maya, maya.actor.userId, { role: 'viewer' })).toMatchObject(no)
  })
})

async function newHome(who: UserCtx): Promise<UserCtx> {
  const home = await studio.db().membership.findFirstOrThrow({
    where: { userId: who.actor.userId, team: { kind: 'personal' } },
  })
  return acting(studio, who, home.teamId)
}

describe('roles', () => {
  it('are changed by who leads, as far as they may', async () => {
    const { teamId, owner, others } = await newTeam(studio, ['admin', 'editor', 'viewer'])
    const [admin, editor, viewer] = others as [UserCtx, UserCtx, UserCtx]
    expect(await m.changeRole(admin, viewer.actor.userId, { role: 'editor' })).toMatchObject({ ok: true })
    expect(await m.changeRole(admin, editor.actor.userId, { role: 'owner' })).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await m.changeRole(admin, owner.actor.userId, { role: 'viewer' })).toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(m.changeRole(editor, viewer.actor.userId, { role: 'admin' })).rejects.toMatchObject(
      NOT_FOUND,
    )
    const stranger = await newPerson(studio, 0)
    await expect(m.changeRole(admin, stranger.actor.userId, { role: 'admin' })).rejects.toMatchObject(
      NOT_FOUND,
    )
    await expect(m.changeRole(stranger, viewer.actor.userId, { role: 'admin' })).rejects.toMatchObject(
      NOT_FOUND,
    )
    await m.changeRole(admin, viewer.actor.userId, { role: 'editor' })
    expect(await roleOf(teamId, viewer)).toBe('editor')
    expect((await audited(teamId)).filter((each) => each === 'member.role-changed')).toHaveLength(1)
  })

  it('count from the next moment: who was an admin when they asked, and waits, is none any more', async () => {
    const { teamId, owner, others } = await newTeam(studio, ['admin', 'editor'])
    const [admin, editor] = others as [UserCtx, UserCtx]
    await m.changeRole(owner, admin.actor.userId, { role: 'viewer' })
    await expect(m.changeRole(admin, editor.actor.userId, { role: 'admin' })).rejects.toMatchObject(NOT_FOUND)
    await expect(m.removeMember(admin, editor.actor.userId, {})).rejects.toMatchObject(NOT_FOUND)
    const invite = { role: 'admin', days: 7, maxUses: 1 } as const
    await expect(m.createInvite(admin, invite, 'http://x')).rejects.toMatchObject(NOT_FOUND)
    await expect(m.renameTeam(admin, teamId, { name: 'X' })).rejects.toMatchObject(NOT_FOUND)
    const second = await seated(studio, teamId, 'owner')
    await m.changeRole(owner, second.actor.userId, { role: 'admin' })
    await expect(m.deleteTeam(second, teamId)).rejects.toMatchObject(NOT_FOUND)
  })

  it.each([
    ['demote one another', (a: UserCtx, b: UserCtx) => m.changeRole(a, b.actor.userId, { role: 'editor' })],
    ['demote themselves', (a: UserCtx) => m.changeRole(a, a.actor.userId, { role: 'editor' })],
    ['remove one another', (a: UserCtx, b: UserCtx) => m.removeMember(a, b.actor.userId, {})],
    ['leave', (a: UserCtx) => m.leaveTeam(a, a.actor.teamId, {})],
  ])('two owners who %s at the same time leave one owner', async (_, act) => {
    for (let round = 0; round < 8; round++) {
      const { teamId, owner } = await newTeam(studio, ['editor'])
      const second = await seated(studio, teamId, 'owner')
      const outcomes = await Promise.allSettled([act(owner, second), act(second, owner)])
      const done = outcomes.filter((each) => each.status === 'fulfilled' && each.value.ok)
      expect(done).toHaveLength(1)
      expect(await owners(teamId)).toBe(1)
    }
  })

  it('of a suspended owner do not keep a team, and an admin may then make another', async () => {
    const { teamId, owner, others } = await newTeam(studio, ['admin', 'editor'])
    const [admin, editor] = others as [UserCtx, UserCtx]
    const second = await seated(studio, teamId, 'owner')
    await studio.db().user.update({ where: { id: second.actor.userId }, data: { suspendedAt: new Date() } })
    expect(await m.leaveTeam(owner, teamId, {})).toMatchObject({ code: 'CONFLICT' })
    await studio.db().user.update({ where: { id: owner.actor.userId }, data: { suspendedAt: new Date() } })
    expect(await m.changeRole(admin, editor.actor.userId, { role: 'owner' })).toMatchObject({ ok: true })
    expect(await m.changeRole(admin, admin.actor.userId, { role: 'owner' })).toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('this browser', () => {
  it('remembers where it switched to, and is at home again when that team is left or deleted', async () => {
    const { teamId, owner, others } = await newTeam(studio, ['viewer'])
    const [viewer] = others as [UserCtx]
    const one = await import('@/app/api/v1/teams/[teamId]/route')
    const { POST: change } = await import('@/app/api/v1/teams/[teamId]/switch/route')
    const { POST: leave } = await import('@/app/api/v1/teams/[teamId]/leave/route')
    const path = `/api/v1/teams/${teamId}`
    const ask = async (who: UserCtx, method: string, body?: object) =>
      requestAs(method, path, {
        cookie: await cookieOf({ userId: who.actor.userId, sessionVersion: 0 }),
        ...(body && { body }),
      })
    const switched = await call(change, await ask(viewer, 'POST'), { teamId })
    expect(switched.headers.get('set-cookie')).toMatch(
      new RegExp(`^triptych-team=${teamId}; Path=/; Max-Age=\\d+; HttpOnly; SameSite=Lax$`),
    )
    const left = await call(leave, await ask(viewer, 'POST', {}), { teamId })
    const deleted = await call(one.DELETE, await ask(owner, 'DELETE'), { teamId })
    for (const answer of [left, deleted]) {
      expect(answer.status).toBe(204)
      expect(answer.headers.get('set-cookie')).toContain('triptych-team=; Path=/; Max-Age=0')
    }
    expect((await call(change, await ask(viewer, 'POST'), { teamId })).status).toBe(404)
    expect((await call(change, await ask(owner, 'POST'), { teamId })).status).toBe(404)
  })
})

describe('the list of members', () => {
  it('tells money and addresses to who leads, names and roles to all', async () => {
    const { owner, others } = await newTeam(studio, ['viewer', 'editor'])
    const [viewer] = others as [UserCtx]
    const told = await m.listMembers(owner)
    expect(told.items.map(({ role }) => role)).toEqual(['owner', 'editor', 'viewer'])
    expect(told.items[1]).toMatchObject({
      credits: { availableCenticredits: 10_000, spentCenticredits: 0 },
      imageCount: 0,
    })
    expect(told.items[1]?.email).toContain('@')
    const quiet = await m.listMembers(viewer)
    expect(quiet.items).toHaveLength(3)
    for (const each of quiet.items)
      expect(each).toMatchObject({ email: null, credits: null, imageCount: null })
  })
})
