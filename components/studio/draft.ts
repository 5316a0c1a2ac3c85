import type { AspectRatio, OutputFormat } from '@/lib/providers/schema'
import type { ModelView, RunSettings, StartRunInput } from '@/lib/runs/schema'

/** Most images of one run; the same as `MAX_COUNT` of lib/runs (a test holds them together). */
export const MAX_IMAGES = 10

/**
 * What the person is about to ask for. It keeps what the chosen model does not take (a negative prompt,
 * a guidance), so that going back to a model that does loses nothing; `startInput` leaves it out.
 */
export type Draft = {
  prompt: string
  negativePrompt: string
  model: string
  aspectRatio: AspectRatio
  outputFormat: OutputFormat
  count: number
  /** Null draws new seeds for every run. */
  seed: number | null
  /** Null takes the model's own default. */
  cfgScale: number | null
}

export type DraftAction =
  | { type: 'prompt written'; text: string }
  | { type: 'negative prompt written'; text: string }
  | { type: 'model chosen'; model: ModelView }
  | { type: 'ratio chosen'; ratio: AspectRatio }
  | { type: 'format chosen'; format: OutputFormat }
  | { type: 'count chosen'; count: number }
  | { type: 'seed locked'; seed: number }
  | { type: 'seed freed' }
  | { type: 'guidance chosen'; cfgScale: number | null }
  | { type: 'settings reused'; settings: RunSettings; model: ModelView; count: number; seed: number | null }
  | { type: 'draft restored'; draft: Draft }

/** The draft of somebody who has written nothing yet. `models` must not be empty. */
export function firstDraft(models: readonly ModelView[]): Draft {
  return {
    prompt: '',
    negativePrompt: '',
    model: models[0]?.id ?? '',
    aspectRatio: '1:1',
    outputFormat: models[0]?.capabilities.outputFormats[0] ?? 'png',
    count: 1,
    seed: null,
    cfgScale: null,
  }
}

export function reduceDraft(draft: Draft, action: DraftAction): Draft {
  switch (action.type) {
    case 'prompt written':
      return { ...draft, prompt: action.text }
    case 'negative prompt written':
      return { ...draft, negativePrompt: action.text }
    case 'model chosen':
      return fitToModel({ ...draft, cfgScale: null }, action.model)
    case 'ratio chosen':
      return { ...draft, aspectRatio: action.ratio }
    case 'format chosen':
      return { ...draft, outputFormat: action.format }
    case 'count chosen':
      return { ...draft, count: clamp(Math.round(action.count), 1, MAX_IMAGES) }
    case 'seed locked':
      return { ...draft, seed: action.seed }
    case 'seed freed':
      return { ...draft, seed: null }
    case 'guidance chosen':
      return { ...draft, cfgScale: action.cfgScale }
    case 'settings reused':
      return reuse(action)
    case 'draft restored':
      return action.draft
  }
}

function reuse({ settings, model, count, seed }: Extract<DraftAction, { type: 'settings reused' }>): Draft {
  const asked: Draft = {
    prompt: settings.prompt,
    negativePrompt: settings.negativePrompt ?? '',
    model: settings.model,
    aspectRatio: settings.aspectRatio,
    outputFormat: settings.outputFormat,
    count: clamp(count, 1, MAX_IMAGES),
    seed,
    cfgScale: settings.cfgScale ?? null,
  }
  return fitToModel(asked, model)
}

/** The draft with every choice the model does not offer moved to one it does. */
export function fitToModel(draft: Draft, model: ModelView): Draft {
  const { aspectRatios, outputFormats, cfgScale, seed } = model.capabilities
  const ratios = aspectRatios.map((shape) => shape.ratio)
  return {
    ...draft,
    model: model.id,
    aspectRatio: among(draft.aspectRatio, ratios, '1:1'),
    outputFormat: among(draft.outputFormat, outputFormats, 'png'),
    cfgScale: draft.cfgScale !== null && cfgScale ? clamp(draft.cfgScale, cfgScale.min, cfgScale.max) : null,
    seed: draft.seed === null ? null : clamp(draft.seed, 1, seed.max),
  }
}

/** The model named, or the first one when it is no longer offered. */
export const modelOf = (draft: { model: string }, models: readonly ModelView[]): ModelView | undefined =>
  models.find((model) => model.id === draft.model) ?? models[0]

/** What `POST /runs` gets: only fields the model takes. */
export function startInput(draft: Draft, model: ModelView): StartRunInput {
  const { negativePrompt, cfgScale } = model.capabilities
  const negative = draft.negativePrompt.trim()
  return {
    model: model.id,
    prompt: draft.prompt.trim(),
    ...(negativePrompt && negative ? { negativePrompt: negative } : {}),
    aspectRatio: draft.aspectRatio,
    outputFormat: draft.outputFormat,
    ...(cfgScale && draft.cfgScale !== null ? { cfgScale: draft.cfgScale } : {}),
    ...(draft.seed !== null ? { seeds: [draft.seed] } : {}),
    count: draft.count,
  }
}

/** Sentences by the API's field names. */
export type DraftErrors = Partial<Record<keyof StartRunInput, string>>

/** What stands in the way of starting, per field of the API; empty when nothing does. */
export function draftErrors(draft: Draft, model: ModelView): DraftErrors {
  const { prompt, negativePrompt, seed } = model.capabilities
  const errors: DraftErrors = {}
  if (draft.prompt.trim() === '') errors.prompt = 'Write a prompt first.'
  else if (draft.prompt.trim().length > prompt.maxChars)
    errors.prompt = tooLong(draft.prompt, prompt.maxChars)
  if (negativePrompt && draft.negativePrompt.trim().length > negativePrompt.maxChars)
    errors.negativePrompt = tooLong(draft.negativePrompt, negativePrompt.maxChars)
  if (draft.seed !== null && (draft.seed < 1 || draft.seed > seed.max))
    errors.seeds = `A seed is a whole number from 1 to ${seed.max}.`
  return errors
}

/** The fields the API found fault with, as sentences; `seeds.0` counts as `seeds`. */
export function errorsFromApi(fields: readonly { field: string; message: string }[]): DraftErrors {
  const named = fields.map(({ field, message }) => {
    const sentence = message.charAt(0).toUpperCase() + message.slice(1)
    return [field.split('.')[0], /[.!?]$/.test(sentence) ? sentence : `${sentence}.`]
  })
  return Object.fromEntries(named)
}

/** A seed as typed or pasted: the first whole number in the text, or null when there is none. */
export function readSeed(text: string): number | null {
  const digits = /\d{1,15}/.exec(text.replaceAll(/[\s,_'’]/g, ''))?.[0]
  return digits === undefined ? null : Number(digits)
}

const tooLong = (text: string, max: number) =>
  `${(text.trim().length - max).toLocaleString('en')} characters too many: this model takes ${max.toLocaleString('en')}.`
const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))
const among = <T extends string>(value: T, offered: readonly T[], preferred: T): T =>
  offered.includes(value) ? value : offered.includes(preferred) ? preferred : (offered[0] ?? value)
