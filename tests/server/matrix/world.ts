import { PERMISSIONS } from '@/lib/auth/permissions'
import { SCOPES } from '@/lib/auth/tokens/rules'
import { newId } from '@/lib/core/ids'
import { filteredHeader, ok } from '../../mocks/stability-answers'
import { type Answer, type Asked, type Caller, newKey } from '../caller'
import { fill, type Operation } from '../routes'
import { sampleOf } from '../samples'
import type { Person, Served } from '../served'

export type Ids = Record<string, string>

/** Who asks. Of a team's people each acts in the team; `home` are those who do not name it. */
export type ActorName =
  | 'anonymous'
  | 'suspended'
  | 'stranger'
  | 'stranger at home'
  | 'removed'
  | 'removed at home'
  | 'viewer'
  | 'editor'
  | 'author'
  | 'admin'
  | 'owner'
  | 'operator'
  | 'script'
  | 'script without the scope'
  | 'script revoked'

export const PEOPLE_OF_TEAM = ['viewer', 'editor', 'author', 'admin', 'owner'] as const
export type Member = (typeof PEOPLE_OF_TEAM)[number]
const ROLE = { viewer: 'viewer', editor: 'editor', author: 'editor', admin: 'admin', owner: 'owner' } as const

/** A prompt that the upstream filters. */
export const FILTERED = 'what the upstream filters'

/** One team with somebody of every role, two who are out of it, and somebody of another team. */
export async function openWorld(served: Served) {
  served.upstream.setAnswer((request) =>
    request.field('prompt') === FILTERED ? filteredHeader(request) : ok(request),
  )
  const teamId = await newTeam(served, 'Northlight')
  const elsewhereId = await newTeam(served, 'Elsewhere')
  const people: Record<Member, Person> = {
    owner: await served.person('Theo'),
    admin: await served.person('Ada'),
    author: await served.person('Maya'),
    editor: await served.person('Edda'),
    viewer: await served.person('Vera'),
  }
  const joinAll = async (id: string) => {
    for (const name of PEOPLE_OF_TEAM) await join(served, id, people[name].id, ROLE[name])
  }
  await joinAll(teamId)
  const stranger = await served.person('Olga')
  await join(served, elsewhereId, stranger.id, 'owner')
  // So that no owner of a team is its last.
  const coOwner = await served.person('Nils')
  await join(served, teamId, coOwner.id, 'owner')
  const suspended = await served.person('Sam')
  await join(served, teamId, suspended.id, 'owner')
  await served.owner.post(`/api/v1/people/${suspended.id}/suspend`)
  const removed = await served.person('Rex')
  await join(served, teamId, removed.id, 'owner')
  await served.peek.rows(`DELETE FROM "Membership" WHERE "teamId" = $1 AND "userId" = $2`, [
    teamId,
    removed.id,
  ])

  const inTeam = { 'triptych-team': teamId }
  const scriptOf = async (scopes: readonly string[]) => {
    const made = await people.author.post('/api/v1/tokens', { name: 'Script', scopes })
    if (made.status !== 201) throw new Error(`no token: ${said(made)}`)
    const { id, token } = made.json as { id: string; token: string }
    return { id, headers: { ...inTeam, authorization: `Bearer ${token}` } }
  }
  const all = SCOPES.filter((scope) => scope in PERMISSIONS)
  const script = await scriptOf(all)
  const narrow = await scriptOf(['credits:read'])
  const other = await scriptOf(['prompt:read'])
  const revoked = await scriptOf(all)
  await people.author.ask('DELETE', `/api/v1/tokens/${revoked.id}`)
  const callers: Record<ActorName, { caller: Caller; headers: Record<string, string> }> = {
    anonymous: { caller: served.visitor(), headers: {} },
    suspended: { caller: suspended, headers: {} },
    stranger: { caller: stranger, headers: inTeam },
    'stranger at home': { caller: stranger, headers: { 'triptych-team': elsewhereId } },
    removed: { caller: removed, headers: inTeam },
    'removed at home': { caller: removed, headers: {} },
    viewer: { caller: people.viewer, headers: inTeam },
    editor: { caller: people.editor, headers: inTeam },
    author: { caller: people.author, headers: inTeam },
    admin: { caller: people.admin, headers: inTeam },
    owner: { caller: people.owner, headers: inTeam },
    operator: { caller: served.owner, headers: {} },
    script: { caller: served.visitor(), headers: script.headers },
    'script without the scope': { caller: served.visitor(), headers: narrow.headers },
    'script revoked': { caller: served.visitor(), headers: revoked.headers },
  }
  /** The script that lacks a permission has another one: which, depends on the one it must lack. */
  const lack = (permission: string) => {
    callers['script without the scope'].headers =
      permission === 'credits:read' ? other.headers : narrow.headers
  }

  /** Asks as somebody, in their team. */
  const ask = (name: ActorName, method: string, path: string, { headers, ...asked }: Asked = {}) =>
    callers[name].caller.ask(method, path, { ...asked, headers: { ...callers[name].headers, ...headers } })

  /** How an answer begins that does not end. */
  const head = async (name: ActorName, path: string): Promise<Answer> => {
    const enough = new AbortController()
    const { caller, headers } = callers[name]
    const { status } = await caller.open('GET', path, { headers, signal: enough.signal })
    enough.abort()
    return { status, headers: {}, bytes: Buffer.alloc(0), text: '', json: undefined }
  }

  /** Asks as the author and gives what was made; throws when it was refused. */
  const made = async (method: string, path: string, body?: unknown): Promise<{ id: string }> => {
    const answer = await ask('author', method, path, { body, headers: { 'idempotency-key': newKey() } })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer.json as { id: string }
  }

  const anotherTeam = async () => {
    const id = await newTeam(served, 'Northlight too')
    await joinAll(id)
    await join(served, id, coOwner.id, 'owner')
    return id
  }

  return {
    join: (id: string, userId: string, role: string) => join(served, id, userId, role),
    newTeam: anotherTeam,
    lack,
    served,
    teamId,
    elsewhereId,
    people,
    stranger,
    removed,
    suspended,
    ask,
    head,
    made,
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>

async function newTeam({ peek }: Served, name: string): Promise<string> {
  const id = newId()
  await peek.rows(`INSERT INTO "Team" ("id", "name", "kind") VALUES ($1, $2, 'shared')`, [id, name])
  return id
}

async function join({ peek }: Served, teamId: string, userId: string, role: string): Promise<void> {
  const walletId = newId()
  await peek.rows(`INSERT INTO "Membership" ("teamId", "userId", "role") VALUES ($1, $2, $3::"TeamRole")`, [
    teamId,
    userId,
    role,
  ])
  await peek.rows(
    `INSERT INTO "Wallet" ("id", "teamId", "userId", "balanceCenticredits") VALUES ($1, $2, $3, 1000000)`,
    [walletId, teamId, userId],
  )
  await peek.rows(
    `INSERT INTO "LedgerEntry" ("id", "walletId", "kind", "amountCenticredits", "balanceAfterCenticredits", "note")
     VALUES ($1, $2, 'grant', 1000000, 1000000, 'For the test')`,
    [newId(), walletId],
  )
}

/** What an operation is sent when nothing is wrong with it. */
export function goodOf(operation: Operation, body: unknown, ids: Record<string, string>) {
  const keyed: Record<string, string> = operation.headers?.startsWith('Start')
    ? { 'idempotency-key': newKey() }
    : {}
  const sent = body ?? (operation.body ? sampleOf(operation.body).body : undefined)
  return { path: fill(operation, ids), asked: { headers: keyed, ...(sent !== undefined && { body: sent }) } }
}

export const said = (answer: Answer) => `${answer.status} ${answer.text.slice(0, 300)}`
