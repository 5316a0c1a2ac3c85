import type { FoundSettings } from '@/lib/interop/metadata/schema'
import { type AnyField, FIELDS, type Settings } from '@/lib/providers/fields/schema'
import type { AspectRatio, Capability, Shape } from '@/lib/providers/schema'

/** What a model takes of settings found in a file, and sentences for what it does not take as it was. */
export type Fitted = { settings: Settings; seed: number | null; unfit: string[] }

type Taker = { name: string; capability: Capability }
type Fit = { settings?: Settings; unfit?: string | undefined }

const NUMBERS = ['cfgScale', 'steps', 'strength'] as const
const CHOICES = ['sampler', 'scheduler'] as const

/** The settings in the words of this model: numbers moved into its ranges, the nearest shape, a seed if it fits. */
export function fitFound(found: FoundSettings, taker: Taker): Fitted {
  const seed = seedOf(found, taker)
  const fits = [
    textOf('prompt', found.prompt, taker),
    textOf('negativePrompt', found.negativePrompt, taker),
    ratioOf(found, taker),
    ...NUMBERS.map((name) => numberOf(name, found[name], taker)),
    ...CHOICES.map((name) => choiceOf(name, found[name], taker)),
    { unfit: seed.unfit },
    { unfit: checkpointOf(found, taker) },
  ]
  return {
    settings: Object.assign({}, ...fits.map((fit) => fit.settings)),
    seed: seed.seed,
    unfit: fits.flatMap(({ unfit }) => unfit ?? []),
  }
}

const notTaken = (what: string, { name }: Taker) => `${what}: not taken by ${name}`

function textOf(name: 'prompt' | 'negativePrompt', text: string | undefined, taker: Taker): Fit {
  if (!text) return {}
  return taker.capability.fields[name]
    ? { settings: { [name]: text } }
    : { unfit: notTaken(FIELDS[name].label, taker) }
}

function numberOf(name: (typeof NUMBERS)[number], value: number | undefined, taker: Taker): Fit {
  if (value === undefined) return {}
  const field = taker.capability.fields[name]
  const what = `${FIELDS[name].label} ${value}`
  if (!field) return { unfit: notTaken(what, taker) }
  const taken = Math.min(field.max, Math.max(field.min, value))
  const unfit =
    taken === value
      ? undefined
      : `${what}: becomes ${taken}, as ${taker.name} takes ${field.min} to ${field.max}`
  return { settings: { [name]: taken }, unfit }
}

function choiceOf(name: (typeof CHOICES)[number], value: string | undefined, taker: Taker): Fit {
  if (value === undefined) return {}
  const options = optionsIn(taker.capability.fields[name])
  const same = options.find((option) => plain(option) === plain(value))
  return same === undefined
    ? { unfit: notTaken(`${FIELDS[name].label} ${value}`, taker) }
    : { settings: { [name]: same } }
}

const optionsIn = (field: AnyField | undefined) => (field?.kind === 'choice' ? field.options : [])

/** `DPM++ 2S a` and `dpmpp_2s_ancestral` are one sampler by two names. */
const plain = (name: string) =>
  name
    .toLowerCase()
    .replaceAll('++', 'pp')
    .replace(/^dpm(?=\d)/, 'dpm_')
    .replace(/[\s_]a$/, 'ancestral')
    .replaceAll(/[\s_-]/g, '')

function ratioOf({ widthPx, heightPx }: FoundSettings, { capability }: Taker): Fit {
  const shapes = capability.fields.aspectRatio?.shapes
  if (!widthPx || !heightPx) return {}
  const nearest = shapes && nearestShape(shapes, widthPx / heightPx)
  if (!nearest) return {}
  const isSame = nearest.widthPx === widthPx && nearest.heightPx === heightPx
  return {
    settings: { aspectRatio: nearest.ratio },
    unfit: isSame
      ? undefined
      : `Size ${widthPx} × ${heightPx}: becomes ${nearest.ratio}, ${nearest.widthPx} × ${nearest.heightPx}`,
  }
}

const nearestShape = (shapes: readonly Shape[], ratio: number): Shape | undefined =>
  [...shapes].sort((a, b) => farFrom(a.ratio, ratio) - farFrom(b.ratio, ratio))[0]

function farFrom(name: AspectRatio, ratio: number): number {
  const [width = 1, height = 1] = name.split(':').map(Number)
  return Math.abs(Math.log(width / height / ratio))
}

/** `-1` is how others write that a seed is to be drawn. */
function seedOf({ seed }: FoundSettings, taker: Taker): { seed: number | null; unfit?: string } {
  if (seed === undefined || seed === -1) return { seed: null }
  const max = taker.capability.seed?.max
  if (max === undefined) return { seed: null, unfit: notTaken(`Seed ${seed}`, taker) }
  if (Number.isSafeInteger(seed) && seed >= 1 && seed <= max) return { seed }
  return { seed: null, unfit: `Seed ${seed}: not taken, as ${taker.name} takes 1 to ${max}` }
}

/** Its pictures are another model's: said, unless it is the very one. */
function checkpointOf({ checkpoint }: FoundSettings, { name }: Taker): string | undefined {
  if (!checkpoint) return undefined
  const bare = checkpoint.replace(/^.*[\\/]/, '').replace(/\.(safetensors|ckpt|gguf)$/i, '')
  return plain(bare) === plain(name) ? undefined : `Model ${bare}: ${name} is used instead`
}
