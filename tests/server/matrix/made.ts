import type { RunView } from '@/lib/runs/schema'
import { asked, newKey } from '../caller'
import { SAMPLES } from '../samples'
import { until } from '../until'
import { FILTERED, type Ids, type World } from './world'

export async function newRun(world: World, more: object = {}): Promise<RunView> {
  const answer = await world.ask('author', 'POST', '/api/v1/runs', {
    body: asked({ count: 1, ...more }),
    headers: { 'idempotency-key': newKey(), prefer: 'wait=60' },
  })
  const run = answer.json as RunView
  if (run.done) return run
  // How long a run may take on a busy machine is not asked here; where its job stood is told if it never ends.
  const stood = await whyNot(world, run)
  return until(`the run is made: ${answer.status} ${stood}`, async () => {
    const later = (await world.ask('author', 'GET', `/api/v1/runs/${run.id}`)).json as RunView
    return later.done && later
  })
}

/** Where its jobs and its upstream stand. */
async function whyNot({ served: { peek } }: World, run: RunView): Promise<string> {
  const jobs = await peek.rows(
    `SELECT state::text, start_after, started_on, retry_count, now() FROM pgboss.job WHERE data->>'generationId' = $1`,
    [run.generations[0]?.id],
  )
  return JSON.stringify({ jobs, gates: await peek.rows('SELECT * FROM "UpstreamGate"') })
}

export async function newImage(world: World): Promise<Ids> {
  const run = await newRun(world)
  const [generation] = run.generations
  if (!generation?.image) throw new Error('no image was made')
  return { imageId: generation.image.id, runId: run.id, generationId: generation.id }
}

export async function newTrashed(world: World): Promise<Ids> {
  const ids = await newImage(world)
  await world.ask('author', 'DELETE', `/api/v1/images/${ids.imageId}`)
  return ids
}

export async function newHash(world: World): Promise<Ids> {
  const { imageId } = await newImage(world)
  const [row] = await world.served.peek.rows<{ sha256: string }>(
    `SELECT "sha256" FROM "Image" WHERE "id" = $1`,
    [imageId],
  )
  return { sha256: row?.sha256 ?? '' }
}

/** A generation that ended without an image, so that it may be tried again. */
export async function newFailed(world: World): Promise<Ids> {
  const run = await newRun(world, { prompt: FILTERED })
  return { runId: run.id, generationId: run.generations[0]?.id ?? '' }
}

export async function newSweep(world: World): Promise<Ids> {
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

export const newPrompt = async (world: World): Promise<Ids> => ({
  promptId: (await world.made('POST', '/api/v1/prompts', SAMPLES.SavePromptInput?.body)).id,
})

export async function newPerson(world: World): Promise<Ids> {
  return { userId: (await world.served.person('Somebody')).id }
}
