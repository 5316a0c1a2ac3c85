import { type Fields, oneOf } from './read-form'

/** Stability's seventeen, in words the painter understands. */
const PRESETS = {
  '3d-model': '3d render',
  'analog-film': 'film grain',
  anime: 'gouache, vibrant',
  cinematic: 'film, cinematic',
  'comic-book': 'comic',
  'digital-art': 'vivid',
  enhance: '',
  'fantasy-art': 'oil painting, fantasy',
  isometric: 'isometric',
  'line-art': 'line art',
  'low-poly': 'low poly',
  'modeling-compound': 'clay',
  'neon-punk': 'neon, night',
  origami: 'origami',
  photographic: 'photograph',
  'pixel-art': 'pixel art',
  'tile-texture': 'linocut',
} as const

const NAMES = Object.keys(PRESETS) as (keyof typeof PRESETS)[]

/** `prompt` with the look of the `style_preset` that the form names. */
export function styled(fields: Fields, prompt: string): string {
  const name = oneOf(fields, 'style_preset', NAMES)
  return name && PRESETS[name] ? `${prompt}, ${PRESETS[name]}` : prompt
}
