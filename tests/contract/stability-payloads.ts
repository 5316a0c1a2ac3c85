import type { Operation } from '@/lib/providers/schema'
import { type Ask, EVERY_IMAGE } from './stability-requests'

/** What one call says: text as it is, a picture by the name of the one that was given. */
export type Wire = Record<string, string>
export type PayloadCase = {
  id: string
  operation: Operation
  path: string
  /** Every part when everything is set. */
  full: Wire
  /** The least that can be asked, and its parts. */
  least: Partial<Ask>
  leastWire: Wire
}

const made = { seed: '77', output_format: 'webp' }
const negative = { negative_prompt: 'people' }
const prompted = { prompt: 'a lighthouse', ...negative, ...made }
const styled = { ...prompted, style_preset: 'line-art' }
const image = { image: '<image>' }
const prompt = { prompt: 'a fox' }
const { image: picture, styleImage, backgroundReference } = EVERY_IMAGE
const source = picture && { image: picture }

const sd3 = (id: string, negatives: Wire): PayloadCase[] => [
  {
    ...{ id, operation: 'text-to-image', path: 'generate/sd3' },
    full: {
      ...{ prompt: 'a lighthouse', ...negatives, ...made, cfg_scale: '5.5', aspect_ratio: '3:2' },
      ...{ mode: 'text-to-image', model: id },
    },
    least: { settings: prompt },
    leastWire: { ...prompt, mode: 'text-to-image', model: id },
  },
  {
    ...{ id, operation: 'image-to-image', path: 'generate/sd3' },
    full: {
      ...{ prompt: 'a lighthouse', ...negatives, ...made, cfg_scale: '5.5', ...image, strength: '0.75' },
      ...{ mode: 'image-to-image', model: id },
    },
    least: { settings: { ...prompt, strength: 0 }, images: { ...source } },
    leastWire: { ...prompt, ...image, strength: '0', mode: 'image-to-image', model: id },
  },
]

const guided = (id: 'sketch' | 'structure'): PayloadCase => ({
  ...{ id, operation: id, path: `control/${id}` },
  full: { ...styled, ...image, control_strength: '0.6' },
  least: { settings: prompt, images: { ...source } },
  leastWire: { ...prompt, ...image },
})

/** Every model and operation, the parts written down from the reference. */
export const PAYLOADS: readonly PayloadCase[] = [
  ...sd3('sd3.5-large', negative),
  ...sd3('sd3.5-large-turbo', {}),
  ...sd3('sd3.5-medium', negative),
  ...sd3('sd3.5-flash', negative),
  {
    ...{ id: 'core', operation: 'text-to-image', path: 'generate/core' },
    full: { ...styled, aspect_ratio: '3:2' },
    least: { settings: prompt },
    leastWire: prompt,
  },
  {
    ...{ id: 'ultra', operation: 'text-to-image', path: 'generate/ultra' },
    full: { ...styled, aspect_ratio: '3:2' },
    least: { settings: prompt },
    leastWire: prompt,
  },
  {
    ...{ id: 'ultra', operation: 'image-to-image', path: 'generate/ultra' },
    full: { ...styled, aspect_ratio: '3:2', ...image, strength: '0.75' },
    least: { settings: { ...prompt, strength: 1 }, images: { ...source } },
    leastWire: { ...prompt, ...image, strength: '1' },
  },
  {
    ...{ id: 'erase', operation: 'erase', path: 'edit/erase' },
    full: { ...made, ...image, mask: '<mask>', grow_mask: '12' },
    least: { images: { ...source } },
    leastWire: image,
  },
  {
    ...{ id: 'inpaint', operation: 'inpaint', path: 'edit/inpaint' },
    full: { ...styled, ...image, mask: '<mask>', grow_mask: '12' },
    least: { settings: prompt, images: { ...source } },
    leastWire: { ...prompt, ...image },
  },
  {
    ...{ id: 'outpaint', operation: 'outpaint', path: 'edit/outpaint' },
    full: {
      ...{ prompt: 'a lighthouse', ...made, style_preset: 'line-art', ...image, creativity: '0.25' },
      ...{ left: '10', right: '20', up: '30', down: '40' },
    },
    least: { settings: { down: 1 }, images: { ...source } },
    leastWire: { ...image, down: '1' },
  },
  {
    ...{ id: 'search-and-replace', operation: 'search-and-replace', path: 'edit/search-and-replace' },
    full: { ...styled, ...image, search_prompt: 'the boat', grow_mask: '12' },
    least: { settings: { ...prompt, searchPrompt: 'a hen' }, images: { ...source } },
    leastWire: { ...prompt, ...image, search_prompt: 'a hen' },
  },
  {
    ...{ id: 'search-and-recolor', operation: 'search-and-recolor', path: 'edit/search-and-recolor' },
    full: { ...styled, ...image, select_prompt: 'the sail', grow_mask: '12' },
    least: { settings: { ...prompt, selectPrompt: 'a hen' }, images: { ...source } },
    leastWire: { ...prompt, ...image, select_prompt: 'a hen' },
  },
  {
    ...{ id: 'remove-background', operation: 'remove-background', path: 'edit/remove-background' },
    full: { ...image, output_format: 'webp' },
    least: { images: { ...source } },
    leastWire: image,
  },
  {
    ...{ id: 'replace-background-and-relight', operation: 'relight' },
    path: 'edit/replace-background-and-relight',
    full: {
      ...{ ...made, ...negative, subject_image: '<image>', background_prompt: 'a beach' },
      ...{ background_reference: '<backgroundReference>', foreground_prompt: 'a bottle' },
      ...{ preserve_original_subject: '0.1', original_background_depth: '0.2' },
      ...{ keep_original_background: 'true', light_source_direction: 'above' },
      ...{ light_reference: '<lightReference>', light_source_strength: '0.9' },
    },
    least: { images: { ...source, ...(backgroundReference && { backgroundReference }) } },
    leastWire: { subject_image: '<image>', background_reference: '<backgroundReference>' },
  },
  {
    ...{ id: 'upscale-fast', operation: 'upscale', path: 'upscale/fast' },
    full: { ...image, output_format: 'webp' },
    least: { images: { ...source } },
    leastWire: image,
  },
  {
    ...{ id: 'upscale-conservative', operation: 'upscale', path: 'upscale/conservative' },
    full: { ...prompted, ...image, creativity: '0.25' },
    least: { settings: prompt, images: { ...source } },
    leastWire: { ...prompt, ...image },
  },
  {
    ...{ id: 'upscale-creative', operation: 'upscale', path: 'upscale/creative' },
    full: { ...styled, ...image, creativity: '0.25' },
    least: { settings: prompt, images: { ...source } },
    leastWire: { ...prompt, ...image },
  },
  guided('sketch'),
  guided('structure'),
  {
    ...{ id: 'style', operation: 'style', path: 'control/style' },
    full: { ...styled, ...image, aspect_ratio: '3:2', fidelity: '0.4' },
    least: { settings: prompt, images: { ...source } },
    leastWire: { ...prompt, ...image },
  },
  {
    ...{ id: 'style-transfer', operation: 'style-transfer', path: 'control/style-transfer' },
    full: {
      ...{ ...prompted, init_image: '<image>', style_image: '<styleImage>', style_strength: '0.8' },
      ...{ composition_fidelity: '0.7', change_strength: '0.2' },
    },
    least: { images: { ...source, ...(styleImage && { styleImage }) } },
    leastWire: { init_image: '<image>', style_image: '<styleImage>' },
  },
]
