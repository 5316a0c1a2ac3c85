import type { RunView } from '@/lib/runs/schema'
import { newKey } from '../caller'
import { sampleOf } from '../samples'
import type { Served } from '../served'
import { until } from '../until'
import { openLinkWorld, type Seat } from './link-world'

/** By the name of the param: ids of things that somebody else has. */
export type Foreign = Record<string, string>

/** A random id, as `newId` makes them. */
export const randomId = () => `0199${crypto.randomUUID().slice(4, 14)}7${crypto.randomUUID().slice(15)}`

/** The ids before and after one. */
export function besides(id: string): string[] {
  const last = Number.parseInt(id.slice(-6), 16)
  return [last - 1, last + 1].map((next) => id.slice(0, -6) + (next & 0xffffff).toString(16).padStart(6, '0'))
}

/**
 * Maya and Edda, editors of one team, and Olga, who owns another. What is Maya's is private or shown as a test says;
 * `hers` is private and of every kind there is.
 */
export async function openGuessing(served: Served) {
  const world = await openLinkWorld(served)
  const { team, maya, does } = world
  const edda = await world.joins('Edda', team, 'editor')
  const person = await served.person('Olga')
  const elsewhere = (await person.post('/api/v1/teams', { name: 'Elsewhere' })).json as { id: string }
  const olga = { caller: person, teamId: elsewhere.id, person }

  const studios = await served.peek.rows<{ id: string }>(
    `SELECT t."id" FROM "Team" t JOIN "Membership" m ON m."teamId" = t."id" WHERE m."userId" = $1 AND t."kind" = 'personal'`,
    [maya.person.id],
  )
  const home = { caller: maya.person, teamId: studios[0]?.id ?? '' }

  /** At home, where newcomers have credits. */
  async function mayasRun(): Promise<RunView> {
    const run = await maya.person.startRun({ count: 1 }, { prefer: 'wait=60', 'triptych-team': home.teamId })
    if (!run.done) throw new Error('her run is not done')
    return run
  }
  const idOf = async (seat: Seat, path: string, body: unknown) =>
    ((await does(seat, 'POST', path, body)).json as { id: string }).id

  async function thingsOf(seat: Seat): Promise<Foreign> {
    const { imageId, collectionId } = await world.newCollection(seat)
    const rounds = (await world.ask(seat, 'GET', `/api/v1/collections/${collectionId}/rounds`)).json
    const { linkId } = await world.newLink(seat, 'collection', collectionId)
    const words = { text: 'Warmer?', collectionId }
    return {
      ...{ imageId, collectionId, linkId },
      roundId: (rounds as { items: { id: string }[] }).items[0]?.id ?? '',
      commentId: await idOf(seat, `/api/v1/images/${imageId}/comments`, words),
      promptId: await idOf(seat, '/api/v1/prompts', sampleOf('SavePromptInput').body),
      tokenId: await idOf(seat, '/api/v1/tokens', sampleOf('NewTokenInput').body),
    }
  }

  async function ofRuns(): Promise<Foreign> {
    const run = await mayasRun()
    const sweepId = await idOf(home, '/api/v1/sweeps', sampleOf('StartSweepInput').body)
    await until('her sweep is done', async () => {
      const [row] = await served.peek.rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM "Generation" WHERE "finishedAt" IS NULL`,
      )
      return row?.n === 0
    })
    return { runId: run.id, generationId: run.generations[0]?.id ?? '', sweepId }
  }

  async function inviteId(): Promise<string> {
    const made = (await does(team, 'POST', '/api/v1/invites', { role: 'viewer' })).json
    return (made as { invite: { id: string } }).invite.id
  }
  async function notificationId(): Promise<string> {
    const [row] = await served.peek.rows<{ id: string }>(
      `INSERT INTO "Notification" ("id", "userId", "teamId", "kind", "facts", "subject")
       VALUES (gen_random_uuid(), $1, $2, 'removed', '{}', 'once') RETURNING "id"`,
      [maya.person.id, team.teamId],
    )
    return row?.id ?? ''
  }
  const hers: Foreign = {
    ...(await thingsOf(maya)),
    ...(await ofRuns()),
    ...{ teamId: team.teamId, userId: maya.person.id },
    ...{ inviteId: await inviteId(), notificationId: await notificationId() },
  }
  const own = { edda: await thingsOf(edda), olga: await thingsOf(olga) }
  await world.settled()
  return { ...world, edda, olga, hers, own, newKey, idOf }
}

export type Guessing = Awaited<ReturnType<typeof openGuessing>>
