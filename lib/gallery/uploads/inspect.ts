import { AppError, type ErrorCode } from '@/lib/core/errors'
import { type ImageFacts, type ImageProblem, inspectImage } from '@/lib/providers'
import { type Container, readContainer } from './container'
import { kindOf, sizeProblem } from './rules'

export type UploadFacts = ImageFacts & Container

const HEAD_BYTES = 1024

/** What a file is by its own bytes, before a pixel is decoded. Throws naming the rule that it breaks. */
export function inspectUpload(bytes: Buffer): UploadFacts {
  const facts = inspectImage(bytes)
  if ('problem' in facts) throw problemOf(facts.problem, bytes)
  const container = readContainer(bytes, facts.format)
  if (container.animated) throw refusedFile('must be one still picture; this one moves')
  const more = bytes.length - container.end
  if (more > 0 && !(facts.format === 'jpeg' && isMorePictures(bytes.subarray(container.end))))
    throw refusedFile(`must end where its picture ends; ${more} bytes of something else follow it`)
  const problem = sizeProblem(facts)
  if (problem) throw refusedFile(problem)
  return { ...facts, ...container, plain: container.plain && more <= 0 }
}

/** A refusal of the file as `file: rule`. */
export const refusedFile = (message: string, code: ErrorCode = 'INVALID_INPUT'): AppError =>
  new AppError(code, `file: ${message}`, { details: { fields: [{ field: 'file', message }] } })

function problemOf(problem: ImageProblem['problem'], bytes: Buffer): AppError {
  if (problem === 'empty') return refusedFile('must not be empty')
  if (problem === 'truncated') return refusedFile('must be whole; it breaks off before its end')
  if (problem === 'corrupt') return refusedFile('must be undamaged')
  const kind = kindOf(bytes.toString('latin1', 0, HEAD_BYTES))
  return refusedFile(`must be a PNG, JPEG or WebP picture; this is ${kind}`, 'UNSUPPORTED_MEDIA_TYPE')
}

/** Phones write gain maps and other views as whole JPEGs behind the first (CIPA DC-007), some with zeros between. */
function isMorePictures(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] === 0) at += 1
    else {
      const rest = bytes.subarray(at)
      const facts = inspectImage(rest)
      if ('problem' in facts || facts.format !== 'jpeg') return false
      at += readContainer(rest, 'jpeg').end
    }
  }
  return true
}
