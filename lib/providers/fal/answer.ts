import { z } from 'zod'
import type { JsonAnswer } from '../json-call'
import type { Failure } from '../provider'
import { contentFiltered, garbled, noPicture } from '../status-fault'
import type { Upstream } from '../upstream'

/** Where a job is followed. fal shortens these paths by itself: they are used as they came. */
export const FalTicket = z.object({
  requestId: z.string().regex(/^[\w-]{1,128}$/),
  statusUrl: z.url().max(2000),
  responseUrl: z.url().max(2000),
  cancelUrl: z.url().max(2000).nullable(),
})
export type FalTicket = z.infer<typeof FalTicket>

const Submitted = z
  .object({
    request_id: z.string(),
    status_url: z.string(),
    response_url: z.string(),
    cancel_url: z.string().nullish().catch(null),
  })
  .transform((job) => ({
    requestId: job.request_id,
    statusUrl: job.status_url,
    responseUrl: job.response_url,
    cancelUrl: job.cancel_url ?? null,
  }))
  .pipe(FalTicket)

/** The ticket in the answer to a submit; undefined when it is not one. */
export const ticketIn = (json: unknown): FalTicket | undefined => Submitted.safeParse(json).data

const Status = z.object({ status: z.string() })

/** `COMPLETED` says that it is over, not that it went well; undefined when the answer says nothing. */
export function isOver(json: unknown): boolean | undefined {
  const status = Status.safeParse(json).data?.status
  return status === undefined ? undefined : status === 'COMPLETED'
}

const Result = z.object({
  images: z.array(z.object({ url: z.string().min(1) })),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
  has_nsfw_concepts: z.array(z.unknown()).catch([]),
})

type FalPicture = { url: string; seed: number | undefined }

/** The picture of a result. A flagged one is black, with status 200: it is not even fetched. */
export function pictureIn({ json }: JsonAnswer, upstream: Upstream): FalPicture | Failure {
  const result = Result.safeParse(json).data
  if (!result) return garbled(upstream)
  if (result.has_nsfw_concepts[0] === true) return contentFiltered(upstream)
  const [image] = result.images
  return image ? { url: image.url, seed: usable(result.seed) } : noPicture(upstream)
}

/** The largest seed that fits the studio's own bound of a seed. */
const usable = (seed: number | undefined) => (seed !== undefined && seed <= 4_294_967_295 ? seed : undefined)
