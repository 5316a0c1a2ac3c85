import { z } from 'zod'
import { inputIdsOf, type SlotImage, slotImageOf } from '@/components/studio/slot-image'
import type { Arrival } from '@/components/studio/use-shown'
import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { getImageDetail } from '@/lib/gallery'
import { OPERATIONS } from '@/lib/providers/schema'
import { getRun, getRunOfImage } from '@/lib/runs'
import type { RunView } from '@/lib/runs/schema'

/**
 * `?run=` puts a run on the stage; with `&seed=` its settings, and the seed unless it is empty, go into the draft.
 * `?image=` puts an image into the source, of `&operation=` where that is given.
 */
const Query = z.object({
  run: z.uuid().optional().catch(undefined),
  /** An image of a teammate whose settings go into the draft, as with `run`. */
  like: z.uuid().optional().catch(undefined),
  seed: z.string().optional().catch(undefined),
  image: z.uuid().optional().catch(undefined),
  operation: z.enum(OPERATIONS).optional().catch(undefined),
})

type Arrived = { shownRun?: RunView | undefined; arrival?: Arrival | undefined }

/** What the address asks the studio to show. What is not there is no reason not to open the studio. */
export async function readArrival(
  ctx: UserCtx,
  query: Record<string, string | string[] | undefined>,
): Promise<Arrived> {
  const { run: runId, like, seed, image: imageId, operation } = Query.parse(query)
  const image = imageId && (await ownImage(ctx, imageId))
  if (image) return { arrival: { image, operation } }
  const liked = like && (await unlessGone(getRunOfImage(ctx, like)))
  if (liked)
    return { arrival: { settingsOf: liked, seed: readSeed(seed ?? ''), slots: await slotsOf(ctx, liked) } }
  const run = runId && (await unlessGone(getRun(ctx, runId)))
  if (!run) return {}
  if (seed === undefined) return { shownRun: run }
  return { shownRun: run, arrival: { settingsOf: run, seed: readSeed(seed), slots: await slotsOf(ctx, run) } }
}

const readSeed = (text: string): number | null =>
  z.coerce.number().int().positive().safeParse(text).data ?? null

async function slotsOf(ctx: UserCtx, { settings }: RunView) {
  const read = inputIdsOf(settings).map(async ({ name, id }) => [name, await ownImage(ctx, id)] as const)
  return Object.fromEntries(await Promise.all(read))
}

async function ownImage(ctx: UserCtx, id: string): Promise<SlotImage | undefined> {
  const image = await unlessGone(getImageDetail(ctx, id))
  return image && image.deletedAt === null ? slotImageOf(image) : undefined
}

async function unlessGone<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined
    throw error
  }
}
