import type { RunView } from '@/lib/runs/schema'
import { picture } from '../../mocks/pictures'
import { asked, newKey } from '../caller'
import { SAMPLES } from '../samples'
import { until } from '../until'
import { type ActorName, FILTERED, PEOPLE_OF_TEAM, type World } from './world'

type Ids = Record<string, string>

/**
 * What a route answers to whom. Whose role (or operator mark) lacks the route's permission hears 403; of the others
 * those in `reach` get `ok`, and the rest hear the 404 that everybody hears for an id that is nobody's.
 */
export type Case = {
  reach: readonly ActorName[]
  ok: number
  /** Made anew for everybody who may, so that no answer rests on the one before. */
  ids?: (world: World) => Promise<Ids>
  body?: (world: World, ids: Ids) => unknown
  raw?: () => Promise<Buffer>
  query?: string
  /** A list of what is one's own: a stranger gets their own, in which nothing of the team may be. */
  isList?: boolean
}

const MEMBERS = PEOPLE_OF_TEAM
const MAKERS = ['editor', 'author', 'admin', 'owner'] as const
const AUTHOR = ['author'] as const
const OPERATOR = ['operator'] as const
const SIGNED_IN = [...MEMBERS, 'operator', 'stranger at home', 'removed at home'] as const

async function newRun(world: World, more: object = {}): Promise<RunView> {
  const answer = await world.ask('author', 'POST', '/api/v1/runs', {
    body: asked({ count: 1, ...more }),
    headers: { 'idempotency-key': newKey(), prefer: 'wait=20' },
  })
  if (answer.status !== 200) throw new Error(`no run: ${answer.status} ${answer.text}`)
  return answer.json as RunView
}

async function newImage(world: World): Promise<Ids> {
  const run = await newRun(world)
  const [generation] = run.generations
  if (!generation?.image) throw new Error('no image was made')
  return { imageId: generation.image.id, runId: run.id, generationId: generation.id }
}

async function newTrashed(world: World): Promise<Ids> {
  const ids = await newImage(world)
  await world.ask('author', 'DELETE', `/api/v1/images/${ids.imageId}`)
  return ids
}

async function newHash(world: World): Promise<Ids> {
  const { imageId } = await newImage(world)
  const [row] = await world.served.peek.rows<{ sha256: string }>(
    `SELECT "sha256" FROM "Image" WHERE "id" = $1`,
    [imageId],
  )
  return { sha256: row?.sha256 ?? '' }
}

/** A generation that ended without an image, so that it may be tried again. */
async function newFailed(world: World): Promise<Ids> {
  const run = await newRun(world, { prompt: FILTERED })
  return { runId: run.id, generationId: run.generations[0]?.id ?? '' }
}

async function newSweep(world: World): Promise<Ids> {
  const { id } = await world.made('POST', '/api/v1/sweeps', SAMPLES.StartSweepInput?.body)
  await until('the sweep is done', async () => {
    const [row] = await world.served.peek.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM "Generation" g JOIN "Run" r ON r."id" = g."runId"
       WHERE r."sweepId" = $1 AND g."finishedAt" IS NULL`,
      [id],
    )
    return row?.n === 0
  })
  return { sweepId: id }
}

const newPrompt = async (world: World): Promise<Ids> => ({
  promptId: (await world.made('POST', '/api/v1/prompts', SAMPLES.SavePromptInput?.body)).id,
})

async function newPerson(world: World): Promise<Ids> {
  return { userId: (await world.served.person('Somebody')).id }
}

const list = (more: Partial<Case> = {}): Case => ({ reach: SIGNED_IN, ok: 200, isList: true, ...more })
const onImage = (ok: number, more: Partial<Case> = {}): Case => ({
  reach: AUTHOR,
  ok,
  ids: newImage,
  ...more,
})

export const CASES: Record<string, Case> = {
  'GET /api/v1/audit': list(),
  'GET /api/v1/audit/export': list(),
  'POST /api/v1/credits/grants': {
    reach: OPERATOR,
    ok: 201,
    body: (world) => ({ email: world.people.author.email, credits: 1 }),
  },
  'GET /api/v1/credits': list(),
  'GET /api/v1/credits/ledger': list(),
  'GET /api/v1/models': list(),
  'POST /api/v1/generations/{generationId}/cancel': { reach: AUTHOR, ok: 200, ids: newImage },
  'GET /api/v1/generations/{generationId}/code': {
    reach: AUTHOR,
    ok: 200,
    ids: newImage,
    query: 'language=curl',
  },
  'POST /api/v1/generations/{generationId}/retry': { reach: AUTHOR, ok: 202, ids: newFailed },
  'GET /api/v1/images': list(),
  'GET /api/v1/images/{imageId}': onImage(200),
  'DELETE /api/v1/images/{imageId}': onImage(204),
  'GET /api/v1/images/{imageId}/{variant}': onImage(200, {
    ids: async (world) => ({ ...(await newImage(world)), variant: 'original' }),
  }),
  'GET /api/v1/images/{imageId}/stripped': onImage(200),
  'GET /api/v1/images/{imageId}/lineage': onImage(200),
  'PUT /api/v1/images/{imageId}/favourite': onImage(204),
  'DELETE /api/v1/images/{imageId}/favourite': onImage(204),
  'POST /api/v1/images/{imageId}/restore': onImage(204, { ids: newTrashed }),
  'GET /api/v1/images/by-hash/{sha256}': { reach: AUTHOR, ok: 200, ids: newHash },
  'GET /api/v1/me': list(),
  'PATCH /api/v1/me': list(),
  // Nobody here has the password of the sample: who may try is told so, and nothing is changed.
  'POST /api/v1/me/password': { reach: SIGNED_IN, ok: 400 },
  'GET /api/v1/people': { reach: OPERATOR, ok: 200 },
  'POST /api/v1/people/{userId}/suspend': { reach: OPERATOR, ok: 204, ids: newPerson },
  'POST /api/v1/people/{userId}/reinstate': { reach: OPERATOR, ok: 204, ids: newPerson },
  'GET /api/v1/prompts': list(),
  'POST /api/v1/prompts': list({ ok: 201 }),
  'GET /api/v1/prompts/history': list(),
  'PATCH /api/v1/prompts/{promptId}': { reach: AUTHOR, ok: 200, ids: newPrompt },
  'DELETE /api/v1/prompts/{promptId}': { reach: AUTHOR, ok: 204, ids: newPrompt },
  'POST /api/v1/prompts/{promptId}/restore': { reach: AUTHOR, ok: 204, ids: newPrompt },
  'GET /api/v1/providers': { reach: OPERATOR, ok: 200 },
  'POST /api/v1/providers/{providerId}/balance': {
    reach: OPERATOR,
    ok: 200,
    ids: async () => ({ providerId: 'stability' }),
  },
  'GET /api/v1/runs': list(),
  'POST /api/v1/runs': { reach: [...MAKERS, 'stranger at home', 'removed at home', 'operator'], ok: 202 },
  'GET /api/v1/runs/{runId}': { reach: AUTHOR, ok: 200, ids: newImage },
  'POST /api/v1/runs/{runId}/cancel': { reach: AUTHOR, ok: 200, ids: newImage },
  'POST /api/v1/sweeps': { reach: [...MAKERS, 'stranger at home', 'removed at home', 'operator'], ok: 202 },
  'GET /api/v1/sweeps/{sweepId}': { reach: AUTHOR, ok: 200, ids: newSweep },
  'POST /api/v1/sweeps/{sweepId}/cancel': { reach: AUTHOR, ok: 200, ids: newSweep },
  'POST /api/v1/sweeps/{sweepId}/resume': {
    reach: AUTHOR,
    ok: 202,
    ids: newSweep,
    body: () => ({ budgetCenticredits: 2000 }),
  },
  'GET /api/v1/uploads': list(),
  'POST /api/v1/uploads': {
    reach: [...MAKERS, 'stranger at home', 'removed at home', 'operator'],
    ok: 201,
    raw: () => picture('png', 640, 480),
  },
  // For everybody, and answered by what there is: an owner was made already, and an address is taken.
  'POST /api/v1/set-up': { reach: [], ok: 409 },
  'POST /api/v1/sign-up': { reach: [], ok: 409 },
  // An endless answer: its beginning is asked for, and its end, in the tests of the stream.
  'GET /api/v1/events': { reach: SIGNED_IN, ok: 200 },
}
