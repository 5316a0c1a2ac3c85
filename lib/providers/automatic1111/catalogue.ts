import type { Fields } from '../schema'
import { ASPECT_RATIOS, type Capability, type ListPrice, type Model, type Operation } from '../schema'
import { sizeAt } from './sizes'

const PREFIX = 'automatic1111/'
/** The id of whatever checkpoint the server has loaded. */
export const LOADED = 'default'
const MAX_PROMPT_CHARS = 10_000
const USUAL_MS = 15_000

/** Names as both servers list them under `/sdapi/v1/samplers` and `/schedulers`. */
export const DEFAULT_SAMPLERS =
  'Euler,Euler a,DPM++ 2M,DPM++ SDE,DPM++ 2M SDE,DPM++ 3M SDE,DPM++ 2S a,Heun,LMS,DPM2,DPM2 a,DDIM,UniPC,LCM'
export const DEFAULT_SCHEDULERS =
  'Automatic,Uniform,Karras,Exponential,Polyexponential,SGM Uniform,Normal,Simple,DDIM,Beta'

/** A checkpoint by the title the server lists it under, e.g. `sd_xl_base.safetensors [31e35c80fc]`. */
export type Checkpoint = { title: string; name: string }
export type Offer = {
  /** Empty: the one that is loaded. */
  checkpoints: readonly Checkpoint[]
  samplers: readonly string[]
  schedulers: readonly string[]
  /** Of 1024 x 1024 pixels: 0.25 is what SD 1.5 was trained on, 1 is for SDXL. */
  megapixels: number
  centicredits: number
}

/** `title=Name, title`. */
export const checkpointsOf = (entries: readonly string[]): Checkpoint[] =>
  entries.map((entry) => {
    const at = entry.indexOf('=')
    const title = (at < 0 ? entry : entry.slice(0, at)).trim()
    return { title, name: (at < 0 ? '' : entry.slice(at + 1).trim()) || title.replace(/\s*\[\w+\]$/, '') }
  })

/** The checkpoints named, or the one that is loaded, each with three operations. */
export function modelsOf(offer: Offer): readonly Model[] {
  const capabilities = OPERATIONS.map((operation) => capability(operation, offer))
  const model = (upstreamId: string, name: string, description: string): Model => ({
    ...{ id: `${PREFIX}${upstreamId}`, provider: 'automatic1111', upstreamId },
    ...{ name, description, capabilities },
  })
  if (offer.checkpoints.length === 0) return [model(LOADED, 'Stable Diffusion web UI', WHATEVER_IS_LOADED)]
  return offer.checkpoints.map(({ title, name }) => model(title, name, NAMED))
}

const NAMED = "Runs on the studio's own AUTOMATIC1111 or Forge server; SD 1.5 or SDXL, as a rule."
const WHATEVER_IS_LOADED =
  "Whatever the studio's own AUTOMATIC1111 or Forge server has loaded: SD 1.5 or SDXL, as a rule."

const OPERATIONS = ['text-to-image', 'image-to-image', 'inpaint'] as const
const TEXT = { kind: 'text', maxChars: MAX_PROMPT_CHARS } as const
const SOURCE = { kind: 'image', required: true, minSidePx: 64, maxRatio: 4 } as const

function capability(operation: Operation, offer: Offer): Capability {
  const { megapixels } = offer
  const isFromText = operation === 'text-to-image'
  return {
    operation,
    fields: {
      ...{ prompt: { ...TEXT, required: true }, negativePrompt: TEXT },
      ...(isFromText ? { aspectRatio: ratioOf(offer) } : { image: SOURCE, strength: STRENGTH }),
      ...(operation === 'inpaint' && { mask: SOURCE, maskBlur: BLUR }),
      ...tuningOf(offer),
      // Whatever the server's samples_format says; asking for another would change its settings.
      outputFormat: { kind: 'choice', options: ['png'], default: 'png' },
    },
    seed: { max: 4_294_967_295 },
    outputSize: isFromText ? { from: 'ratio' } : { from: 'megapixels', megapixels },
    hasProgress: true,
    listPrice: priceOf(offer),
    usualMs: USUAL_MS,
    notes: NOTES,
  }
}

/** Ranges and defaults of the API's classes; steps as far as its own page goes. */
const tuningOf = ({ samplers, schedulers }: Offer): Fields => ({
  cfgScale: { kind: 'number', min: 1, max: 30, step: 0.1, default: 7 },
  steps: { kind: 'number', min: 1, max: 150, step: 1, default: 50 },
  sampler: { kind: 'choice', options: samplers },
  scheduler: { kind: 'choice', options: schedulers },
})
const STRENGTH = { kind: 'number', min: 0, max: 1, step: 0.01, default: 0.75 } as const
const BLUR = { kind: 'number', min: 0, max: 64, step: 1, default: 4 } as const

const ratioOf = ({ megapixels }: Offer) =>
  ({
    kind: 'ratio',
    default: '1:1',
    shapes: ASPECT_RATIOS.map((ratio) => {
      const [widthPx = 1, heightPx = 1] = ratio.split(':').map(Number)
      return { ratio, ...sizeAt(megapixels, { widthPx, heightPx }) }
    }),
  }) as const

const NOTES = [
  'The file type is whatever the server saves its samples as.',
  'Its progress is global: it is shown only while the server says that the task is ours.',
  'The call blocks until the picture is there: a studio that is stopped meanwhile loses the picture, and pays it back.',
]

const priceOf = ({ centicredits }: Offer): ListPrice => ({
  centicredits,
  validFrom: '2026-11-01',
  source: 'AUTOMATIC1111_CREDITS_PER_IMAGE: a server of your own has no price list',
  byOperator: true,
})
