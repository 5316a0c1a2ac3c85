import type { ChoiceField, ImageField, NumberField, RatioField, TextField } from '../../fields/schema'
import { megapixelShapes } from '../../megapixel-shapes'
import type { Shape } from '../../schema'

const MAX_PROMPT_CHARS = 10_000

export const REQUIRED_TEXT = { kind: 'text', maxChars: MAX_PROMPT_CHARS, required: true } satisfies TextField
export const OPTIONAL_TEXT = { kind: 'text', maxChars: MAX_PROMPT_CHARS } satisfies TextField
export const FORMAT = {
  kind: 'choice',
  options: ['png', 'jpeg', 'webp'],
  default: 'png',
} satisfies ChoiceField

/** 0 asks for a random one, and the studio draws its own; the largest is 2^32 - 2. */
export const SEED = { max: 4_294_967_294 }
/** For the whole call, its pictures included. */
export const REQUEST_BYTES = 10 * 1024 * 1024

export const STYLE_PRESET: ChoiceField = {
  kind: 'choice',
  options: [
    ...['3d-model', 'analog-film', 'anime', 'cinematic', 'comic-book', 'digital-art', 'enhance'],
    ...['fantasy-art', 'isometric', 'line-art', 'low-poly', 'modeling-compound', 'neon-punk', 'origami'],
    ...['photographic', 'pixel-art', 'tile-texture'],
  ],
}

/** A number of 0..1; without `usual` the upstream has no default of its own. */
export const fraction = (usual?: number): NumberField => ({
  ...{ kind: 'number', min: 0, max: 1, step: 0.01 },
  ...(usual !== undefined && { default: usual }),
})
export const STRENGTH = { kind: 'number', min: 0, max: 1, step: 0.01, required: true } satisfies NumberField

const RATIOS = ['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21'] as const
const ratio = (shapes: readonly Shape[]): RatioField => ({ kind: 'ratio', default: '1:1', shapes })
/** One megapixel. Source: labels of Stability's official ComfyUI nodes (`stability_api.py`, March 2025). */
export const RATIO = ratio(megapixelShapes(RATIOS, true))
/** The same sizes where nothing says that they are kept to. */
export const LOOSE_RATIO = ratio(megapixelShapes(RATIOS, false))
/** Half as long again, as the same nodes label them; the reference says 1.5 megapixels. */
export const CORE_RATIO = ratio(
  LOOSE_RATIO.shapes.map((shape) => ({
    ...shape,
    widthPx: shape.widthPx * 1.5,
    heightPx: shape.heightPx * 1.5,
  })),
)

/** What every edit and control takes unless said. Source: v2beta reference. */
export const SOURCE = { kind: 'image', minSidePx: 64, minPx: 4096, maxPx: 9_437_184 } satisfies ImageField
export const REQUIRED_SOURCE = { ...SOURCE, required: true } satisfies ImageField
/** Where the sides may be at most 1:2.5. */
export const SHAPED_SOURCE = { ...REQUIRED_SOURCE, maxRatio: 2.5 } satisfies ImageField
