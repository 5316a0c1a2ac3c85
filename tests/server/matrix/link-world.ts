import { setTimeout as sleep } from 'node:timers/promises'
import { picture } from '../../mocks/pictures'
import { type Answer, type Asked, type Caller, newKey } from '../caller'
import type { Person, Served } from '../served'

export const PASSWORD = 'wing beat 7'
export const EVERYTHING = {
  allowsDownload: true,
  givesOriginals: true,
  allowsVotes: true,
  allowsComments: true,
}

/** One address, what is behind it, and what the stranger who holds it was given. */
export type Held = {
  linkId: string
  token: string
  collectionId: string
  imageId: string
  /** The stranger's own words, said while they could. */
  commentId: string
  cookie: string
  /** What is tried at its lock. */
  password: string
}
/** Who acts where. */
export type Seat = { caller: Caller; teamId: string }

let widthPx = 64

async function must(asking: Promise<Answer>): Promise<Answer> {
  const answer = await asking
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`)
  return answer
}
const idOf = (answer: Answer) => (answer.json as { id: string }).id

/** A team of an owner's with two editors in it, who share with strangers. */
export async function openLinkWorld(served: Served) {
  const stranger = served.visitor()

  const ask = ({ caller, teamId }: Seat, method: string, path: string, { headers, ...asked }: Asked = {}) =>
    caller.ask(method, path, { ...asked, headers: { 'triptych-team': teamId, ...headers } })
  const does = (seat: Seat, method: string, path: string, body?: unknown) =>
    must(
      ask(seat, method, path, {
        ...(body !== undefined && { body }),
        headers: { 'idempotency-key': newKey() },
      }),
    )

  async function newTeam(name: string): Promise<Seat> {
    const teamId = idOf(await must(served.owner.post('/api/v1/teams', { name })))
    return { caller: served.owner, teamId }
  }
  /** Somebody new in the owner's team. */
  async function joins(name: string, owner: Seat, role: string): Promise<Seat & { person: Person }> {
    const person = await served.person(name)
    const { path } = (await does(owner, 'POST', '/api/v1/invites', { role })).json as { path: string }
    await must(person.post('/api/v1/invites/accept', { token: path.split('/').at(-1) }))
    return { caller: person, teamId: owner.teamId, person }
  }

  async function newPicture(seat: Seat): Promise<string> {
    widthPx += 1
    const raw = await picture('png', widthPx, 64)
    return idOf(
      await must(ask(seat, 'POST', '/api/v1/uploads', { raw, headers: { 'content-type': 'image/png' } })),
    )
  }
  /** A collection with one picture, and an open round on it. */
  async function newCollection(seat: Seat, teamLevel: 'view' | null = null) {
    const imageId = await newPicture(seat)
    const body = { name: 'Rooftops', teamLevel, imageIds: [imageId] }
    const collectionId = idOf(await does(seat, 'POST', '/api/v1/collections', body))
    await does(seat, 'POST', `/api/v1/collections/${collectionId}/rounds`, {})
    return { imageId, collectionId }
  }
  async function newLink(seat: Seat, kind: string, id: string, more: object = {}) {
    const made = await does(seat, 'POST', '/api/v1/links', { target: { kind, id }, ...more })
    const { id: linkId, path } = made.json as { id: string; path: string }
    return { linkId, token: path.slice('/s/'.length) }
  }

  /** The stranger opens what the address leads to, says a name and a word. */
  async function held(
    seat: Seat,
    where: { imageId: string; collectionId: string },
    more: object = {},
  ): Promise<Held> {
    const isProtected = 'password' in more
    const link = await newLink(seat, 'collection', where.collectionId, { ...EVERYTHING, ...more })
    const api = `/api/v1/shared/${link.token}`
    const lock = isProtected ? await must(stranger.post(`${api}/unlock`, { password: PASSWORD })) : null
    const opened = lock?.headers['set-cookie']?.split(';')[0]
    const cookies: Record<string, string> = opened ? { cookie: opened } : {}
    const joined = await must(stranger.post(`${api}/guest`, { name: 'Ines' }, cookies))
    const name = joined.headers['set-cookie']?.split(';')[0] ?? ''
    const cookie = opened ? `${opened}; ${name}` : name
    const mine = { ...link, ...where, cookie, password: PASSWORD, commentId: '' }
    return { ...mine, commentId: await says(mine) }
  }

  async function says({ token, imageId, cookie }: Omit<Held, 'commentId'>): Promise<string> {
    const body = { imageId, text: 'Warmer?' }
    return idOf(await must(stranger.post(`/api/v1/shared/${token}/comments`, body, { cookie })))
  }

  /** Until no work is left that the server would do by itself. */
  async function settled(): Promise<void> {
    for (let left = 1; left > 0; await sleep(left > 0 ? 25 : 0)) {
      const [row] = await served.peek.rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND start_after <= now()`,
      )
      left = row?.n ?? 0
    }
  }

  const team = await newTeam('Northlight')
  const maya = await joins('Maya', team, 'editor')
  return {
    ...{ served, stranger, team, maya },
    ...{ ask, does, newTeam, joins, newPicture, newCollection, newLink, held, says, settled },
    forgetTries: () => served.peek.rows('DELETE FROM "SignInThrottle"'),
  }
}

export type LinkWorld = Awaited<ReturnType<typeof openLinkWorld>>
