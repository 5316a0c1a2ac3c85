import type { Answer } from './exchange'
import { type ImageFacts, type ImageProblem, inspectImage } from './image-file'
import type { Failure, Outcome, RenderRequest } from './provider'
import { expectedSize } from './rules'
import type { Upstream } from './upstream'

/** What an upstream sent as the picture; `seed` only when it says one. */
export type Sent = { bytes: Buffer; seed?: number | undefined; cut?: boolean }

/**
 * The picture as an outcome, if its container is whole. A whole picture is kept even when its type, size or
 * seed is another than asked, for it has been paid: the difference is noted.
 */
export function readPicture(sent: Sent, request: RenderRequest, upstream: Upstream): Outcome {
  const facts = inspectImage(sent.bytes)
  if ('problem' in facts) return badPicture(sent.cut ? 'truncated' : facts.problem, sent, upstream)
  const seed = sent.seed ?? request.seed
  const note = noteOn(sent, facts, request)
  return {
    kind: 'image',
    bytes: sent.bytes,
    ...facts,
    ...(seed !== undefined && { seed }),
    ...(note && { note }),
  }
}

/** The bytes of an answer as the picture. */
export const sentBy = (answer: Answer): Sent => ({ bytes: answer.bytes, cut: answer.cut })

function noteOn(sent: Sent, facts: ImageFacts, request: RenderRequest): string | undefined {
  const { capability, settings, images } = request
  const asked = expectedSize(capability, settings, images.image)
  const sizeDiffers = asked?.exact && (asked.widthPx !== facts.widthPx || asked.heightPx !== facts.heightPx)
  const notes = [
    request.seed !== undefined &&
      sent.seed === undefined &&
      'no usable seed came back: the requested one is recorded',
    settings.outputFormat &&
      facts.format !== settings.outputFormat &&
      `${settings.outputFormat} was asked, ${facts.format} came`,
    sizeDiffers && `${asked.widthPx}x${asked.heightPx} was expected, ${facts.widthPx}x${facts.heightPx} came`,
  ].filter((note) => typeof note === 'string')
  return notes.length > 0 ? notes.join('; ') : undefined
}

const BAD: Record<ImageProblem['problem'], (name: string) => Pick<Failure, 'code' | 'message'>> = {
  empty: (name) => ({ code: 'UPSTREAM_EMPTY', message: `${name} answered without a picture.` }),
  'not-an-image': (name) => ({
    code: 'UPSTREAM_NOT_AN_IMAGE',
    message: `${name} answered with something that is not a picture.`,
  }),
  truncated: (name) => ({
    code: 'UPSTREAM_TRUNCATED',
    message: `The picture from ${name} broke off before its end.`,
  }),
  corrupt: (name) => ({ code: 'UPSTREAM_CORRUPT', message: `The picture from ${name} arrived damaged.` }),
}

/** A failure for bytes that are no whole picture. */
export const badPicture = (problem: ImageProblem['problem'], sent: Sent, { name }: Upstream): Failure => ({
  kind: 'bad-answer',
  ...BAD[problem](name),
  retryable: false,
  detail: `${sent.bytes.length} bytes${sent.cut ? ', then the connection broke' : ''}`,
})
