import { z } from 'zod'
import type { Answer } from '../exchange'
import { type ImageFacts, type ImageProblem, inspectImage } from '../image-file'
import type { Failure, Outcome, RenderRequest } from '../provider'
import { quotable, redactKey } from '../redact'
import { readFault } from './fault'
import { jsonIn } from './json'

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

type Picture = { bytes: Buffer; finishReason?: string; seed?: number }

/**
 * What one answer of `generate/sd3` means; the key never passes into it. The bytes decide, not the declared
 * type: a whole picture is kept even when its label, seed or announced length is wrong, for it has been paid.
 */
export function readAnswer(answer: Answer, request: RenderRequest, apiKey: string): Outcome {
  const outcome = answer.status === 200 ? readPicture(answer, request, apiKey) : readFault(answer, apiKey)
  const upstreamRequestId = RequestId.safeParse(redactKey(answer.header('x-request-id') ?? '', apiKey)).data
  return upstreamRequestId ? { ...outcome, upstreamRequestId } : outcome
}

function readPicture(answer: Answer, request: RenderRequest, apiKey: string): Outcome {
  const picture = pictureIn(answer)
  const finish = picture.finishReason ?? 'SUCCESS'
  if (finish.includes('FILTERED')) return FILTERED
  if (finish !== 'SUCCESS') return { ...UNFINISHED, detail: `finish reason ${quotable(finish, apiKey, 80)}` }
  const facts = inspectImage(picture.bytes)
  if ('problem' in facts) return badPicture(answer.cut ? 'truncated' : facts.problem, answer)
  const note = noteOn(picture, facts, request)
  return {
    kind: 'image',
    bytes: picture.bytes,
    ...facts,
    seed: picture.seed ?? request.seed,
    ...(note && { note }),
  }
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
    }
  return {
    bytes: answer.bytes,
    finishReason: FinishReason.safeParse(answer.header('finish-reason')).data,
    seed: SeedHeader.safeParse(answer.header('seed')).data,
  }
}

function noteOn(picture: Picture, facts: ImageFacts, request: RenderRequest): string | undefined {
  const asked = request.model.capabilities.aspectRatios.find(({ ratio }) => ratio === request.aspectRatio)
  const notes = [
    picture.seed === undefined && 'no usable seed came back: the requested one is recorded',
    facts.format !== request.outputFormat && `${request.outputFormat} was asked, ${facts.format} came`,
    asked &&
      (asked.widthPx !== facts.widthPx || asked.heightPx !== facts.heightPx) &&
      `${asked.widthPx}x${asked.heightPx} was expected, ${facts.widthPx}x${facts.heightPx} came`,
  ].filter((note) => typeof note === 'string')
  return notes.length > 0 ? notes.join('; ') : undefined
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

const BAD_PICTURE: Record<ImageProblem['problem'], Pick<Failure, 'code' | 'message'>> = {
  empty: { code: 'UPSTREAM_EMPTY', message: 'Stability AI answered without a picture.' },
  'not-an-image': {
    code: 'UPSTREAM_NOT_AN_IMAGE',
    message: 'Stability AI answered with something that is not a picture.',
  },
  truncated: {
    code: 'UPSTREAM_TRUNCATED',
    message: 'The picture from Stability AI broke off before its end.',
  },
  corrupt: { code: 'UPSTREAM_CORRUPT', message: 'The picture from Stability AI arrived damaged.' },
}

const badPicture = (problem: ImageProblem['problem'], answer: Answer): Failure => ({
  kind: 'bad-answer',
  ...BAD_PICTURE[problem],
  retryable: false,
  detail: `${answer.bytes.length} bytes${answer.cut ? ', then the connection broke' : ''}`,
})
