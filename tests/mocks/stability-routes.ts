import {
  ANY,
  anyFormat,
  decimal,
  edited,
  maybeWords,
  oneOf,
  picture,
  type Rule,
  ratio,
  type Size,
  seed,
  shaped,
  stylePreset,
  whole,
  words,
} from './stability-fields'

/** What was sent to a route: the text of a part, or the size of its picture. */
export type Given = {
  has(name: string): boolean
  text(name: string): string | undefined
  size(name: string): Size | undefined
}
export type Route = {
  required: readonly string[]
  fields: Readonly<Record<string, Rule>>
  /** Rules between the parts, as `field: reason`. */
  also?: (given: Given) => string[]
  /** The size of what comes. */
  size: (given: Given) => Size
  /** Answers with an id; the picture is fetched later. */
  later?: true
}

const SIZES: Record<string, Size> = {
  '21:9': [1536, 640],
  '16:9': [1344, 768],
  '3:2': [1216, 832],
  '5:4': [1088, 896],
  '1:1': [1024, 1024],
  '4:5': [896, 1088],
  '2:3': [832, 1216],
  '9:16': [768, 1344],
  '9:21': [640, 1536],
}
const SQUARE: Size = [1024, 1024]
/** The megapixel of a ratio; a square for an unknown one. */
export const sizeOf = (ratioName = '1:1'): Size => SIZES[ratioName] ?? SQUARE
const byRatio = (given: Given): Size => sizeOf(given.text('aspect_ratio'))
const times = ([width, height]: Size, factor: number): Size => [width * factor, height * factor]
const likeInput =
  (name = 'image') =>
  (given: Given): Size =>
    given.size(name) ?? SQUARE
/** So many megapixels in the shape of the input, in steps of 8 pixels. */
const megapixels =
  (count: number, name = 'image') =>
  (given: Given): Size => {
    const [width, height] = likeInput(name)(given)
    const scale = Math.sqrt((count * 1024 * 1024) / (width * height))
    return [Math.round((width * scale) / 8) * 8, Math.round((height * scale) / 8) * 8]
  }

const made = { seed, output_format: anyFormat }
const prompted = { prompt: words, negative_prompt: maybeWords, ...made }
const MODELS = [
  ...['sd3.5-large', 'sd3.5-large-turbo', 'sd3.5-medium', 'sd3.5-flash'],
  ...['sd3', 'sd3-turbo', 'sd3-large', 'sd3-large-turbo', 'sd3-medium'],
]
const TURBO = ['sd3.5-large-turbo', 'sd3-large-turbo', 'sd3-turbo']

const forbid = (given: Given, names: string[], when: string) =>
  names.filter((name) => given.has(name)).map((name) => `${name}: is only valid in ${when}`)
const demand = (given: Given, names: string[], when: string) =>
  names.filter((name) => !given.has(name)).map((name) => `${name}: is required ${when}`)

const sd3: Route = {
  required: ['prompt'],
  fields: {
    ...prompted,
    mode: oneOf('text-to-image', 'image-to-image'),
    model: oneOf(...MODELS),
    aspect_ratio: ratio,
    cfg_scale: decimal(1, 10),
    style_preset: stylePreset,
    image: picture({ side: [64, ANY], area: [0, ANY] }),
    strength: decimal(0, 1),
  },
  also: (given) => [
    ...(given.text('mode') === 'image-to-image'
      ? [
          ...demand(given, ['image', 'strength'], 'in image-to-image'),
          ...forbid(given, ['aspect_ratio'], 'text-to-image'),
        ]
      : forbid(given, ['image', 'strength'], 'image-to-image')),
    ...(given.has('negative_prompt') && TURBO.includes(given.text('model') ?? '')
      ? ['negative_prompt: does not work with this model']
      : []),
  ],
  size: (given) => (given.has('image') ? megapixels(1)(given) : byRatio(given)),
}

const guided: Route = {
  required: ['image', 'prompt'],
  fields: { ...prompted, image: shaped, control_strength: decimal(0, 1), style_preset: stylePreset },
  size: likeInput(),
}

const MARGINS = ['left', 'right', 'up', 'down']
const marginOf = (given: Given, name: string) => Number(given.text(name) ?? 0)

/** Every route of v2beta that makes or changes a picture, by what follows `/v2beta/stable-image/`. */
export const ROUTES: Readonly<Record<string, Route>> = {
  'generate/sd3': sd3,
  'generate/core': {
    required: ['prompt'],
    fields: { ...prompted, aspect_ratio: ratio, style_preset: stylePreset },
    // Of what the reference and the official nodes say, the reference: about a megapixel and a half.
    size: (given) => times(byRatio(given), 1.25),
  },
  'generate/ultra': {
    required: ['prompt'],
    fields: {
      ...prompted,
      aspect_ratio: ratio,
      style_preset: stylePreset,
      image: picture({ side: [64, 16_384], area: [4096, ANY] }),
      strength: decimal(0, 1),
    },
    also: (given) => (given.has('image') ? demand(given, ['strength'], 'with an image') : []),
    size: byRatio,
  },
  'edit/erase': {
    required: ['image'],
    fields: { ...made, image: edited, mask: edited, grow_mask: whole(0, 20) },
    size: likeInput(),
  },
  'edit/inpaint': {
    required: ['image', 'prompt'],
    fields: { ...prompted, image: edited, mask: edited, grow_mask: whole(0, 100), style_preset: stylePreset },
    size: likeInput(),
  },
  'edit/outpaint': {
    required: ['image'],
    fields: {
      ...made,
      image: shaped,
      ...Object.fromEntries(MARGINS.map((name) => [name, whole(0, 2000)])),
      prompt: maybeWords,
      creativity: decimal(0, 1),
      style_preset: stylePreset,
    },
    also: (given) =>
      MARGINS.some((name) => marginOf(given, name) > 0)
        ? []
        : ['left: at least one of left, right, up, down must be above 0'],
    size: (given) => {
      const [width, height] = likeInput()(given)
      const [left = 0, right = 0, up = 0, down = 0] = MARGINS.map((name) => marginOf(given, name))
      return [width + left + right, height + up + down]
    },
  },
  'edit/search-and-replace': {
    required: ['image', 'prompt', 'search_prompt'],
    fields: {
      ...prompted,
      image: shaped,
      search_prompt: words,
      grow_mask: whole(0, 20),
      style_preset: stylePreset,
    },
    size: likeInput(),
  },
  'edit/search-and-recolor': {
    required: ['image', 'prompt', 'select_prompt'],
    fields: {
      ...prompted,
      image: shaped,
      select_prompt: words,
      grow_mask: whole(0, 20),
      style_preset: stylePreset,
    },
    size: likeInput(),
  },
  'edit/remove-background': {
    required: ['image'],
    fields: {
      image: picture({ side: [64, ANY], area: [4096, 4_194_304] }),
      output_format: oneOf('png', 'webp'),
    },
    size: likeInput(),
  },
  'edit/replace-background-and-relight': {
    required: ['subject_image'],
    fields: {
      ...made,
      subject_image: edited,
      background_prompt: maybeWords,
      background_reference: edited,
      foreground_prompt: maybeWords,
      negative_prompt: maybeWords,
      preserve_original_subject: decimal(0, 1),
      original_background_depth: decimal(0, 1),
      keep_original_background: oneOf('true', 'false'),
      light_source_direction: oneOf('above', 'below', 'left', 'right'),
      light_reference: edited,
      light_source_strength: decimal(0, 1),
    },
    also: (given) => [
      ...(given.text('background_prompt') || given.has('background_reference')
        ? []
        : ['background_prompt: is required without background_reference']),
      ...(given.has('light_source_strength') &&
      !given.has('light_source_direction') &&
      !given.has('light_reference')
        ? ['light_source_strength: needs light_source_direction or light_reference']
        : []),
    ],
    size: likeInput('subject_image'),
    later: true,
  },
  'upscale/fast': {
    required: ['image'],
    fields: { output_format: anyFormat, image: picture({ side: [32, 1536], area: [1024, 1_048_576] }) },
    size: (given) => times(likeInput()(given), 4),
  },
  'upscale/conservative': {
    required: ['image', 'prompt'],
    fields: { ...prompted, image: shaped, creativity: decimal(0.2, 0.5) },
    size: megapixels(4),
  },
  'upscale/creative': {
    required: ['image', 'prompt'],
    fields: {
      ...prompted,
      image: picture({ side: [64, ANY], area: [4096, 1_048_576] }),
      creativity: decimal(0.1, 0.5),
      style_preset: stylePreset,
    },
    size: (given) => times(likeInput()(given), 2),
    later: true,
  },
  'control/sketch': guided,
  'control/structure': guided,
  'control/style': {
    required: ['image', 'prompt'],
    fields: {
      ...prompted,
      image: shaped,
      aspect_ratio: ratio,
      fidelity: decimal(0, 1),
      style_preset: stylePreset,
    },
    size: byRatio,
  },
  'control/style-transfer': {
    required: ['init_image', 'style_image'],
    fields: {
      ...made,
      ...Object.fromEntries(
        ['init_image', 'style_image'].map((name) => [
          name,
          picture({ side: [64, 16_383], area: [4096, 9_437_184], maxRatio: 2.5 }),
        ]),
      ),
      prompt: maybeWords,
      negative_prompt: maybeWords,
      style_strength: decimal(0, 1),
      composition_fidelity: decimal(0, 1),
      change_strength: decimal(0.1, 1),
    },
    size: megapixels(1, 'init_image'),
  },
}
