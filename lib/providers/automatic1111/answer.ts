import { z } from 'zod'
import { bytesInDataUri } from '../data-uri'
import { jsonIn } from '../json'
import { readPicture } from '../picture'
import type { Outcome, RenderRequest } from '../provider'
import { garbled, noPicture } from '../status-fault'
import type { Upstream } from '../upstream'
import { LOADED } from './catalogue'

const text = z.string().optional().catch(undefined)
const Made = z.object({ images: z.array(z.string().optional().catch(undefined)), info: z.unknown() })
const Seed = z.int().min(0).max(4_294_967_295).optional().catch(undefined)
const Info = z.object({
  seed: Seed,
  index_of_first_image: z.int().min(0).catch(0),
  sd_model_name: text,
  sd_model_hash: text,
  job_timestamp: text,
})
type Info = z.output<typeof Info>

/** What a 200 holds: the picture, and what the server says of it. */
export type Read = { outcome: Outcome; info: Info }

const NOTHING: Info = { seed: undefined, index_of_first_image: 0 } as Info

/** `info` is JSON within JSON; where it is neither, nothing is known of the picture, which is kept all the same. */
export function readMade(json: unknown, request: RenderRequest, upstream: Upstream): Read {
  const made = Made.safeParse(json).data
  if (!made) return { outcome: garbled(upstream), info: NOTHING }
  const info = infoIn(made.info)
  // Before the first picture of a batch there may be a grid.
  const image = made.images[info.index_of_first_image] ?? made.images[0]
  if (image === undefined) return { outcome: noPicture(upstream), info }
  const bytes = bytesInDataUri(image) ?? Buffer.from(image, 'base64')
  const outcome = readPicture({ bytes, seed: info.seed }, request, upstream)
  return { outcome: withModelNote(outcome, info, request), info }
}

function infoIn(info: unknown): Info {
  const value = typeof info === 'string' ? jsonIn(Buffer.from(info)) : info
  return Info.safeParse(value).data ?? NOTHING
}

/** AUTOMATIC1111 goes on with what is loaded when it does not know the checkpoint asked for. */
function withModelNote(outcome: Outcome, info: Info, { model }: RenderRequest): Outcome {
  if (outcome.kind !== 'image' || model.upstreamId === LOADED || !info.sd_model_name) return outcome
  if (isNamed(model.upstreamId, info)) return outcome
  const note = [outcome.note, `${model.upstreamId} was asked, ${info.sd_model_name} made it`]
  return { ...outcome, note: note.filter(Boolean).join('; ') }
}

function isNamed(title: string, { sd_model_name, sd_model_hash }: Info): boolean {
  const hash = /\[(\w+)\]$/.exec(title)?.[1]
  const file =
    title
      .replace(/\s*\[\w+\]$/, '')
      .split(/[\\/]/)
      .at(-1) ?? title
  return file.replace(/\.\w+$/, '') === sd_model_name || (hash !== undefined && hash === sd_model_hash)
}
