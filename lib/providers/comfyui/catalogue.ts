import { megapixelShapes } from '../megapixel-shapes'
import {
  ASPECT_RATIOS,
  type Capability,
  type Fields,
  type ListPrice,
  type Model,
  type Operation,
} from '../schema'
import type { Checkpoint } from './checkpoints'

const PREFIX = 'comfyui/'
const MAX_PROMPT_CHARS = 10_000
/** Source: `--max-upload-size`, 100 MB unless told otherwise. */
const REQUEST_BYTES = 100 * 1024 * 1024
const USUAL_MS = 20_000

/** Names of the core's KSampler; a server lists its own under `/object_info/KSampler`. */
export const DEFAULT_SAMPLERS =
  'euler,euler_ancestral,heun,dpm_2,dpm_2_ancestral,lms,dpmpp_2s_ancestral,dpmpp_sde,dpmpp_2m,dpmpp_2m_sde,ddim,uni_pc'
export const DEFAULT_SCHEDULERS = 'sgm_uniform,normal,simple,karras,exponential,ddim_uniform,beta'

export type Offer = {
  checkpoints: readonly Checkpoint[]
  samplers: readonly string[]
  schedulers: readonly string[]
  centicredits: number
}

/** Every checkpoint as a model with three operations. */
export const modelsOf = (offer: Offer): readonly Model[] =>
  offer.checkpoints.map((checkpoint) => ({
    id: `${PREFIX}${checkpoint.file}`,
    provider: 'comfyui',
    upstreamId: checkpoint.file,
    name: checkpoint.title,
    description: "Runs on the studio's own ComfyUI server, one picture at a time.",
    capabilities: capabilitiesOf(checkpoint, offer),
  }))

function capabilitiesOf({ file }: Checkpoint, offer: Offer): Capability[] {
  const text = { prompt: PROMPT, negativePrompt: { kind: 'text', maxChars: MAX_PROMPT_CHARS } } as const
  const tuning = tuningOf(file, offer)
  const source = { ...text, image: SOURCE, strength: STRENGTH }
  const listPrice = priceOf(offer)
  return [
    capability('text-to-image', listPrice, { ...text, aspectRatio: RATIO, ...tuning }),
    capability('image-to-image', listPrice, { ...source, ...tuning }, RESIZED),
    capability('inpaint', listPrice, { ...source, mask: SOURCE, ...tuning }, [...RESIZED, REDRAWN]),
  ]
}

const PROMPT = { kind: 'text', maxChars: MAX_PROMPT_CHARS, required: true } as const
/** EmptySD3LatentImage takes sides in steps of 16. */
const RATIO = { kind: 'ratio', shapes: megapixelShapes(ASPECT_RATIOS, true), default: '1:1' } as const
const SOURCE = { kind: 'image', required: true, minSidePx: 64, maxRatio: 4 } as const
/** Not 0: older servers divide by it. The default is that of the official image-to-image sample. */
const STRENGTH = { kind: 'number', min: 0.01, max: 1, step: 0.01, default: 0.87 } as const
const WEIGHTS = 'Parentheses in a prompt weigh words, as in `(red:1.2)`.'
const RESIZED = ['The source is scaled to about one megapixel, with sides that are multiples of 16.']
const REDRAWN = 'What the mask leaves black is decoded anew, so it is nearly but not exactly the source.'

function capability(
  operation: Operation,
  listPrice: ListPrice,
  fields: Fields,
  notes: readonly string[] = [],
): Capability {
  return {
    operation,
    fields: { ...fields, outputFormat: { kind: 'choice', options: ['png'], default: 'png' } },
    // The sampler takes 64 bits; more than 32 would not survive every client's JSON.
    seed: { max: 4_294_967_295 },
    outputSize: operation === 'text-to-image' ? { from: 'ratio' } : { from: 'megapixels', megapixels: 1 },
    requestBytes: REQUEST_BYTES,
    isAsync: true,
    hasProgress: true,
    listPrice,
    usualMs: USUAL_MS,
    notes: [WEIGHTS, ...notes],
  }
}

/** Ranges of KSampler but for steps, which end at 150 out of 10 000 to keep a shared card usable. */
function tuningOf(file: string, { samplers, schedulers }: Offer): Fields {
  const { steps, cfg } = usualValues(file)
  return {
    cfgScale: { kind: 'number', min: 0, max: 100, step: 0.1, default: cfg },
    steps: { kind: 'number', min: 1, max: 150, step: 1, default: steps },
    sampler: choice(samplers, 'euler'),
    scheduler: choice(schedulers, 'sgm_uniform'),
  }
}

const choice = (options: readonly string[], usual: string) =>
  ({ kind: 'choice', options, default: options.includes(usual) ? usual : (options[0] ?? usual) }) as const

/** Source: the official sample graphs (ComfyUI_examples, sd3). */
function usualValues(file: string): { steps: number; cfg: number } {
  if (/turbo/i.test(file)) return { steps: 4, cfg: 1.2 }
  if (/sd3[_-]medium/i.test(file)) return { steps: 30, cfg: 5.4 }
  return { steps: 20, cfg: 4.5 }
}

const priceOf = ({ centicredits }: Offer): ListPrice => ({
  centicredits,
  validFrom: '2026-11-01',
  source: 'COMFYUI_CREDITS_PER_IMAGE: a server of your own has no price list',
  byOperator: true,
})
