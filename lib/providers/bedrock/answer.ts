import { z } from 'zod'
import type { Answer } from '../exchange'
import { jsonIn } from '../json'
import { badPicture, readPicture, sentBy } from '../picture'
import type { Failure, Outcome, RenderRequest } from '../provider'
import { quotable, redactKey } from '../redact'
import { contentFiltered, garbled, moderated, noPicture } from '../status-fault'
import type { BedrockAccount } from './account'
import { readFault } from './fault'

const MAX_SEED = 4_294_967_295
/** Described as strings, shown as numbers. Source: Bedrock user guide, "Stable Diffusion 3". */
const Seed = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,10}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().min(1).max(MAX_SEED))
const first = <T extends z.ZodType>(item: T) =>
  z.array(z.unknown()).transform((all) => item.safeParse(all[0]).data)

const Invoked = z.object({
  images: first(z.string()).catch(undefined),
  seeds: first(Seed).catch(undefined),
  finish_reasons: first(z.string()).catch(undefined),
})
const RequestId = z.string().regex(/^[\w.:-]{1,128}$/)

/** What one answer means; no secret passes into it. */
export function readAnswer(answer: Answer, request: RenderRequest, account: BedrockAccount): Outcome {
  const outcome = answer.status === 200 ? readInvoked(answer, request, account) : readFault(answer, account)
  const said = account.secrets.reduce(redactKey, answer.header('x-amzn-requestid') ?? '')
  const upstreamRequestId = RequestId.safeParse(said).data
  return upstreamRequestId ? { ...outcome, upstreamRequestId } : outcome
}

function readInvoked(answer: Answer, request: RenderRequest, account: BedrockAccount): Outcome {
  const { upstream } = account
  const invoked = Invoked.safeParse(jsonIn(answer.bytes)).data
  if (!invoked) return answer.cut ? badPicture('truncated', sentBy(answer), upstream) : garbled(upstream)
  const reason = invoked.finish_reasons?.trim() ?? ''
  if (reason && !/^(null|success)$/i.test(reason)) return unfinished(reason, account)
  if (!invoked.images) return noPicture(upstream)
  const bytes = Buffer.from(invoked.images, 'base64')
  return readPicture({ bytes, seed: invoked.seeds, cut: answer.cut }, request, upstream)
}

/** The four reasons that AWS documents come with status 200 and without a picture. */
function unfinished(reason: string, { upstream, secrets }: BedrockAccount): Failure {
  switch (reason) {
    case 'Filter reason: prompt':
      return {
        ...moderated(upstream),
        message: `${upstream.name}'s content filter refused the prompt, so no picture was made.`,
      }
    case 'Filter reason: input image':
      return {
        ...moderated(upstream),
        message: `${upstream.name}'s content filter refused the source picture, so no picture was made.`,
      }
    case 'Filter reason: output image':
      return {
        ...contentFiltered(upstream),
        message: `${upstream.name} made the picture, but its content filter held it back.`,
      }
    case 'Inference error':
      return {
        ...{ kind: 'unavailable', code: 'UPSTREAM_ERROR', retryable: false },
        message: 'The model at Amazon Bedrock failed while it made the picture.',
      }
  }
  const detail = `finish reason ${quotable(secrets.reduce(redactKey, reason), upstream.secret, 80)}`
  if (/filter/i.test(reason)) return { ...moderated(upstream), detail }
  return {
    ...{ kind: 'bad-answer', code: 'UPSTREAM_UNFINISHED', retryable: false },
    message: `${upstream.name} did not report the picture as finished, so it was not kept.`,
    detail,
  }
}
