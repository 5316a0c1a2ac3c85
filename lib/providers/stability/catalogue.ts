import type { Model } from '../schema'
import { CONTROL_MODELS } from './catalogue/control'
import { EDIT_MODELS } from './catalogue/edit'
import { GENERATE_MODELS } from './catalogue/generate'
import { RELIGHT_MODEL } from './catalogue/relight'
import { SD3_MODELS } from './catalogue/sd3'
import { UPSCALE_MODELS } from './catalogue/upscale'

const PREFIX = 'stability/'

/** Today's models, in the order to show them. */
export const STABILITY_MODELS: readonly Model[] = [
  ...SD3_MODELS,
  ...GENERATE_MODELS,
  ...EDIT_MODELS,
  RELIGHT_MODEL,
  ...UPSCALE_MODELS,
  ...CONTROL_MODELS,
]

/** Ids that Stability serves by their 3.5 successor since 17 April 2025; the two oldest are inferred. */
const RETIRED: Readonly<Record<string, string>> = {
  sd3: 'sd3.5-large',
  'sd3-large': 'sd3.5-large',
  'sd3-turbo': 'sd3.5-large-turbo',
  'sd3-large-turbo': 'sd3.5-large-turbo',
  'sd3-medium': 'sd3.5-medium',
}

/** `stability/sd3-turbo` -> the record of `stability/sd3.5-large-turbo`; undefined for an id nobody serves. */
export function resolveModel(id: string): Model | undefined {
  if (!id.startsWith(PREFIX)) return undefined
  const name = id.slice(PREFIX.length)
  const upstreamId = Object.hasOwn(RETIRED, name) ? RETIRED[name] : name
  return STABILITY_MODELS.find((model) => model.upstreamId === upstreamId)
}
