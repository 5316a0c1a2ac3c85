import type { AspectRatio, Shape } from '../schema'

export type TextField = { kind: 'text'; maxChars: number; required?: true }
/** Inclusive range; `default` is what the upstream takes when the field is left out. */
export type NumberField = {
  kind: 'number'
  min: number
  max: number
  step: number
  default?: number
  required?: true
}
export type ChoiceField = { kind: 'choice'; options: readonly string[]; default?: string }
export type RatioField = { kind: 'ratio'; shapes: readonly Shape[]; default: AspectRatio }
export type FlagField = { kind: 'flag'; default: boolean }
/** Sides and areas in pixels; `maxRatio` bounds the longer side over the shorter. */
export type ImageField = {
  kind: 'image'
  required?: true
  minSidePx?: number
  maxSidePx?: number
  minPx?: number
  maxPx?: number
  maxRatio?: number
}

type ByKind = {
  text: TextField
  number: NumberField
  choice: ChoiceField
  ratio: RatioField
  flag: FlagField
  image: ImageField
}
export type FieldKind = keyof ByKind
export type AnyField = ByKind[FieldKind]

type Told = { kind: FieldKind; label: string; says: string }

/**
 * The closed set of fields a record can have: the API's names, with the label and the one sentence the studio
 * shows. The names are Stability's, in camel case.
 */
export const FIELDS = {
  prompt: { kind: 'text', label: 'Prompt', says: 'What the picture shows.' },
  negativePrompt: { kind: 'text', label: 'Negative prompt', says: 'What it should keep out.' },
  searchPrompt: { kind: 'text', label: 'Find', says: 'What to look for in the source and replace.' },
  selectPrompt: {
    kind: 'text',
    label: 'Recolour what',
    says: 'What to look for in the source and recolour.',
  },
  backgroundPrompt: { kind: 'text', label: 'Background', says: 'What stands behind the subject.' },
  foregroundPrompt: { kind: 'text', label: 'Subject', says: 'What the subject is, so that it is lit well.' },
  image: { kind: 'image', label: 'Source', says: 'The picture to start from.' },
  mask: { kind: 'image', label: 'Mask', says: 'White changes, black stays, grey changes in part.' },
  styleImage: { kind: 'image', label: 'Style', says: 'The picture whose style is taken.' },
  backgroundReference: {
    kind: 'image',
    label: 'Background picture',
    says: 'A picture whose background is taken.',
  },
  lightReference: { kind: 'image', label: 'Light picture', says: 'A picture whose light is taken.' },
  aspectRatio: { kind: 'ratio', label: 'Ratio', says: 'The shape of the picture.' },
  outputFormat: { kind: 'choice', label: 'Format', says: 'The kind of file.' },
  outputQuality: { kind: 'number', label: 'Quality', says: 'How little a jpeg or webp is compressed.' },
  stylePreset: { kind: 'choice', label: 'Style preset', says: 'A look laid over the prompt.' },
  cfgScale: { kind: 'number', label: 'Guidance', says: 'How strictly the prompt is followed.' },
  steps: { kind: 'number', label: 'Steps', says: 'How often the picture is refined; more takes longer.' },
  sampler: { kind: 'choice', label: 'Sampler', says: 'The method that refines the picture.' },
  scheduler: { kind: 'choice', label: 'Scheduler', says: 'How the refining is spread over the steps.' },
  strength: { kind: 'number', label: 'Strength', says: '0 leaves the source as it is, 1 forgets it.' },
  growMask: { kind: 'number', label: 'Grow mask', says: 'How many pixels the mask grows before it is used.' },
  maskBlur: { kind: 'number', label: 'Mask blur', says: 'How many pixels the edge of the mask is softened.' },
  left: { kind: 'number', label: 'Left', says: 'Pixels to add on the left.' },
  right: { kind: 'number', label: 'Right', says: 'Pixels to add on the right.' },
  up: { kind: 'number', label: 'Top', says: 'Pixels to add above.' },
  down: { kind: 'number', label: 'Bottom', says: 'Pixels to add below.' },
  creativity: { kind: 'number', label: 'Creativity', says: 'How freely details are invented.' },
  controlStrength: { kind: 'number', label: 'Control', says: 'How closely the source is followed.' },
  fidelity: { kind: 'number', label: 'Fidelity', says: 'How closely the style is followed.' },
  styleStrength: { kind: 'number', label: 'Style strength', says: 'How much of the style is taken.' },
  compositionFidelity: { kind: 'number', label: 'Composition', says: 'How closely the composition is kept.' },
  changeStrength: { kind: 'number', label: 'Change', says: 'How much the source may change.' },
  preserveOriginalSubject: {
    kind: 'number',
    label: 'Keep subject',
    says: 'How closely the subject is kept.',
  },
  originalBackgroundDepth: {
    kind: 'number',
    label: 'Keep depth',
    says: 'How closely the depth of the old background is kept.',
  },
  keepOriginalBackground: { kind: 'flag', label: 'Keep background', says: 'Changes the light alone.' },
  lightSourceDirection: { kind: 'choice', label: 'Light from', says: 'Where the light comes from.' },
  lightSourceStrength: { kind: 'number', label: 'Light', says: 'How strong the light is.' },
  enhancePrompt: { kind: 'flag', label: 'Enhance prompt', says: 'Lets the provider rewrite the prompt.' },
} as const satisfies Record<string, Told>

export type FieldName = keyof typeof FIELDS
export type FieldOf<N extends FieldName> = ByKind[(typeof FIELDS)[N]['kind']]
export type NamesOf<K extends FieldKind> = {
  [N in FieldName]: (typeof FIELDS)[N]['kind'] extends K ? N : never
}[FieldName]

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[]
/** The fields of one kind, in the order to show them. */
export const namesOf = <K extends FieldKind>(kind: K): NamesOf<K>[] =>
  FIELD_NAMES.filter((name) => FIELDS[name].kind === kind) as NamesOf<K>[]

type ValueByKind = {
  text: string
  number: number
  choice: string
  ratio: AspectRatio
  flag: boolean
  /** The id of an image of the studio. */
  image: string
}
/** Values by field name, as the API takes and the studio stores them; always optional here. */
export type Settings = { [N in FieldName]?: ValueByKind[(typeof FIELDS)[N]['kind']] }
