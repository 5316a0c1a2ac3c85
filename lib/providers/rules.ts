import type { FieldError } from '@/lib/core/errors'
import { type FieldName, type ImageField, namesOf, type Settings } from './fields/schema'
import type { Capability, Model, Operation } from './schema'

/** The model's record for an operation; undefined when it does not offer it. */
export const capabilityOf = (model: Model, operation: Operation): Capability | undefined =>
  model.capabilities.find((capability) => capability.operation === operation)

export type Size = { widthPx: number; heightPx: number }
/** An input image as far as the rules look at it. `hasAlpha` null: not known. */
export type InputFacts = Size & { byteLength: number; hasAlpha: boolean | null }

const MEGAPIXEL = 1024 * 1024

/** The size to expect of the picture, in pixels; undefined when it depends on an image that is not there. */
export function expectedSize(
  { outputSize, fields }: Capability,
  settings: Settings,
  image: Size | undefined,
): (Size & { exact: boolean }) | undefined {
  if (outputSize.from === 'ratio') {
    const asked = settings.aspectRatio ?? fields.aspectRatio?.default
    const shape = fields.aspectRatio?.shapes.find(({ ratio }) => ratio === asked)
    return shape && { widthPx: shape.widthPx, heightPx: shape.heightPx, exact: shape.exact !== false }
  }
  if (!image) return undefined
  const { widthPx, heightPx } = image
  switch (outputSize.from) {
    case 'input':
      return { widthPx, heightPx, exact: true }
    case 'factor':
      return { widthPx: widthPx * outputSize.factor, heightPx: heightPx * outputSize.factor, exact: true }
    case 'margins': {
      const { left = 0, right = 0, up = 0, down = 0 } = settings
      return { widthPx: widthPx + left + right, heightPx: heightPx + up + down, exact: true }
    }
    case 'megapixels': {
      const scale = Math.sqrt((outputSize.megapixels * MEGAPIXEL) / (widthPx * heightPx))
      return { widthPx: Math.round(widthPx * scale), heightPx: Math.round(heightPx * scale), exact: false }
    }
  }
}

/** The value asked for, or the record's default: for upstreams that have none of their own. */
export function effective<
  N extends 'cfgScale' | 'steps' | 'strength' | 'outputQuality' | 'growMask' | 'maskBlur',
>({ fields }: Capability, settings: Settings, name: N): number | undefined {
  return settings[name] ?? fields[name]?.default
}

/** The rules across fields that the settings break, as field and rule. Pictures count when their id is given. */
export function needProblems({ needs = [] }: Capability, settings: Settings): FieldError[] {
  return needs
    .filter(({ when }) => when === undefined || isSaid(settings, when))
    .filter(({ oneOf }) => !oneOf.some((name) => isGiven(settings, name)))
    .map(({ when, oneOf, sentence }) => ({ field: when ?? oneOf[0] ?? 'body', message: sentence }))
}

/** Will be sent: a 0 counts. */
const isSaid = (settings: Settings, name: FieldName): boolean => {
  const value = settings[name]
  return value !== undefined && value !== '' && value !== false
}
const isGiven = (settings: Settings, name: FieldName): boolean =>
  isSaid(settings, name) && settings[name] !== 0

type Inputs = { readonly [N in FieldName]?: InputFacts }

/** The rules about sides, areas, shape and weight that the pictures break, as field and rule. */
export function imageProblems(capability: Capability, images: Inputs): FieldError[] {
  const problems = namesOf('image').flatMap((name) => {
    const [field, facts] = [capability.fields[name], images[name]]
    return field && facts ? brokenBy(field, facts).map((message) => ({ field: name, message })) : []
  })
  return [...problems, ...maskProblem(capability, images), ...weightProblem(capability, images)]
}

function brokenBy(field: ImageField, { widthPx, heightPx }: Size): string[] {
  const [short, long] = [Math.min(widthPx, heightPx), Math.max(widthPx, heightPx)]
  const is = `it is ${widthPx} x ${heightPx}`
  const { minSidePx = 1, maxSidePx = Number.POSITIVE_INFINITY, maxRatio = Number.POSITIVE_INFINITY } = field
  const { minPx = 1, maxPx = Number.POSITIVE_INFINITY } = field
  return [
    short < minSidePx && `every side must have at least ${minSidePx} pixels; ${is}`,
    long > maxSidePx && `every side must have at most ${maxSidePx} pixels; ${is}`,
    widthPx * heightPx < minPx && `must have at least ${minPx} pixels in all; ${is}`,
    widthPx * heightPx > maxPx && `must have at most ${maxPx} pixels in all; ${is}`,
    long / short > maxRatio && `the ratio of its sides must be from 1:${maxRatio} to ${maxRatio}:1; ${is}`,
  ].filter((message) => typeof message === 'string')
}

/** Where a mask may be left out, the source's own transparency says what to change: there must be some. */
function maskProblem({ fields }: Capability, { image, mask }: Inputs): FieldError[] {
  if (!fields.mask || fields.mask.required || !image || mask || image.hasAlpha !== false) return []
  return [{ field: 'mask', message: 'must be given, because the source has no transparent part to change' }]
}

/** Text and multipart framing of a call, generously. */
const FRAME_BYTES = 64 * 1024

function weightProblem({ requestBytes }: Capability, images: Inputs): FieldError[] {
  const weights = Object.values(images).map((facts) => facts.byteLength)
  const bytes = weights.reduce((sum, each) => sum + each, FRAME_BYTES)
  const first = namesOf('image').find((name) => images[name])
  if (!requestBytes || !first || bytes <= requestBytes) return []
  const all = weights.length > 1 ? 'with the other pictures ' : ''
  return [{ field: first, message: `must have at most ${megabytes(requestBytes)} ${all}`.trim() }]
}

const megabytes = (bytes: number) => `${Math.floor((bytes - FRAME_BYTES) / 1024 / 102.4) / 10} MB`
