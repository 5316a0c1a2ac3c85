import { z } from 'zod'
import type { Answer } from '../exchange'
import { jsonIn } from '../json'
import { readPicture, type Sent } from '../picture'
import type { Failure, Outcome, RenderRequest } from '../provider'
import { quotable, redactKey } from '../redact'
import type { Upstream } from '../upstream'
import { readFault } from './fault'

const SeedNumber = z.number().int().min(1).max(4_294_967_295)
const SeedHeader = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(SeedNumber)
const FinishReason = z.string().trim().toUpperCase()
const RequestId = z.string().regex(/^[\w.:-]{1,128}$/)
const JsonAnswer = z.object({
  image: z.string().min(1),
  finish_reason: FinishReason.optional().catch(undefined),
  seed: SeedNumber.optional().catch(undefined),
})

type Picture = Sent & { finishReason?: string | undefined }

/**
 * What one answer means; the key never passes into it. The bytes decide, not the declared
 * type: a whole picture is kept even when its label, seed or announced length is wrong, for it has been paid.
 */
export function readAnswer(answer: Answer, request: RenderRequest, upstream: Upstream): Outcome {
  const judged = Object.keys(request.images).length > 0 ? 'the prompt or a picture' : 'the prompt'
  const outcome =
    answer.status === 200 ? readSuccess(answer, request, upstream) : readFault(answer, upstream, judged)
  const upstreamRequestId = RequestId.safeParse(
    redactKey(answer.header('x-request-id') ?? '', upstream.secret),
  ).data
  return upstreamRequestId ? { ...outcome, upstreamRequestId } : outcome
}

function readSuccess(answer: Answer, request: RenderRequest, upstream: Upstream): Outcome {
  const { finishReason = 'SUCCESS', ...sent } = pictureIn(answer)
  if (finishReason.includes('FILTERED')) return FILTERED
  if (finishReason !== 'SUCCESS')
    return { ...UNFINISHED, detail: `finish reason ${quotable(finishReason, upstream.secret, 80)}` }
  return readPicture(sent, request, upstream)
}

/** Only the media type counts: the header also carries a parameter, `application/json; type=image/png`. */
const mediaType = (answer: Answer) =>
  (answer.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase()

function pictureIn(answer: Answer): Picture {
  const json = mediaType(answer) === 'application/json' ? jsonIn(answer.bytes) : undefined
  const parsed = JsonAnswer.safeParse(json).data
  if (parsed)
    return {
      bytes: Buffer.from(parsed.image, 'base64'),
      finishReason: parsed.finish_reason,
      seed: parsed.seed,
      cut: answer.cut,
    }
  return {
    bytes: answer.bytes,
    finishReason: FinishReason.safeParse(answer.header('finish-reason')).data,
    seed: SeedHeader.safeParse(answer.header('seed')).data,
    cut: answer.cut,
  }
}

const FILTERED: Failure = {
  kind: 'filtered',
  code: 'UPSTREAM_CONTENT_FILTERED',
  message: 'Stability AI made the picture, but its content filter blurred it, so it was not kept.',
  retryable: false,
}

const UNFINISHED: Failure = {
  kind: 'bad-answer',
  code: 'UPSTREAM_UNFINISHED',
  message: 'Stability AI did not report the picture as finished, so it was not kept.',
  retryable: false,
}
