import type { Mood, Time } from './palettes'

export const WEATHERS = {
  rain: 'rain rainy raining drizzle downpour wet puddle monsoon',
  snow: 'snow snowy snowfall snowing winter wintry blizzard frosty icy snowcapped',
  fog: 'fog foggy mist misty haze hazy smoky smoke',
  storm: 'storm stormy thunderstorm thunder lightning tempest',
  autumn: 'autumn autumnal fall_colors fall_colours fall_leaves',
  spring: 'spring springtime',
} as const
export type Weather = keyof typeof WEATHERS

export const TIMES: Record<Time, string> = {
  dawn: 'dawn sunrise morning daybreak early_light',
  day: 'day noon midday afternoon daylight daytime summer sunny sunlit',
  dusk: 'dusk sunset sundown evening twilight golden_hour blue_hour golden_light backlit',
  night:
    'night midnight moonlit moonlight nocturnal nighttime starry starlit starlight neon candlelit candle_lit candlelight',
}

export const MOODS: Record<Mood, string> = {
  calm: 'calm quiet serene peaceful tranquil still gentle muted minimal cozy cosy soft',
  moody: 'moody melancholy melancholic lonely gloomy somber sombre dark mysterious noir eerie',
  dramatic: 'dramatic epic cinematic bold intense majestic high_contrast towering',
  dreamy: 'dreamy surreal ethereal magical whimsical pastel fantasy dreamlike enchanted',
  cheerful: 'cheerful happy joyful bright playful colourful colorful vibrant fun lively',
}

export const STYLES = {
  gouache: 'gouache tempera oil_painting oil acrylic painterly impressionist impasto painting fresco',
  watercolour: 'watercolour watercolor aquarelle ink_wash watercolours watercolors',
  papercut: 'paper_cut papercut cut_paper paper_craft layered_paper paper_art origami collage paper',
  ink: 'line_art lineart ink sketch line_drawing drawing pencil etching engraving pen_and_ink doodle outline comic manga',
  pixel: 'pixel_art pixelart pixel pixelated 8_bit 8bit 16_bit 16bit',
  isometric: 'isometric diorama miniature low_poly tiny_world axonometric',
  film: 'film_grain film analog analogue photo photograph photography photographic photorealistic 35mm polaroid kodak',
  linocut:
    'linocut lino woodcut woodblock block_print risograph riso screenprint screen_print poster travel_poster retro vintage ukiyo_e stencil',
  bauhaus:
    'bauhaus geometric abstract suprematist suprematism de_stijl constructivist minimalist cubist mid_century',
  soft3d: '3d clay claymation 3d_render render plasticine soft_gradient soft_gradients octane blender glossy',
} as const
export type Style = keyof typeof STYLES

/** Kinds of light that lean on the palette. */
export const LIGHTS = {
  golden: 'golden_hour golden_light golden backlit warm_light honey',
  cold: 'blue_hour cold cool_light icy',
} as const
export type Light = keyof typeof LIGHTS

export const SETTINGS = {
  portrait: 'portrait headshot bust face selfie',
  rooftop: 'roof rooftop roofs terrace balcony',
  street: 'street alley sidewalk avenue pavement crosswalk corner_of_the_street',
  interior:
    'room interior indoors indoor bedroom living_room kitchen library reading_room studio_apartment loft hallway office',
  tabletop: 'still_life linen tabletop shelf plate tablecloth countertop product_shot flat_lay',
  space: 'space cosmos galaxy universe nebula outer_space cosmic interstellar solar_system',
  underwater: 'underwater seabed deep_sea ocean_floor undersea aquarium beneath_the_waves',
} as const
export type Setting = keyof typeof SETTINGS

export const SIGNS = {
  neon: 'neon',
  graffiti: 'graffiti mural spray_paint sprayed street_art',
  board: 'sign signage signboard billboard placard shop_sign',
  poster: 'poster title headline typography lettering banner cover',
} as const
export type Sign = keyof typeof SIGNS

export const FRAMINGS = {
  wide: 'wide wide_shot panorama panoramic vast aerial distant landscape long_shot',
  close: 'close_up closeup macro close detail tight_shot',
} as const
export type Framing = keyof typeof FRAMINGS

export const COUNTS: Record<string, number> = {
  two: 2,
  pair: 2,
  both: 2,
  three: 3,
  trio: 3,
  few: 3,
  several: 4,
  four: 4,
  five: 5,
  six: 6,
  many: 6,
  seven: 7,
  eight: 8,
  stack: 3,
  stacked: 3,
  row: 4,
  pile: 4,
  group: 3,
}

export const SIZES: Record<string, 'small' | 'big'> = {
  tiny: 'small',
  small: 'small',
  little: 'small',
  miniature: 'small',
  distant: 'small',
  lone: 'small',
  big: 'big',
  huge: 'big',
  giant: 'big',
  enormous: 'big',
  large: 'big',
  massive: 'big',
  towering: 'big',
  tall: 'big',
  colossal: 'big',
}

/** Words that turn what follows into something unwanted. */
export const NEGATORS = new Set(['no', 'without', 'not', 'minus'])

/** Words across which a colour does not reach its noun. */
export const BREAKS = new Set([
  'on',
  'in',
  'at',
  'by',
  'with',
  'of',
  'under',
  'over',
  'behind',
  'near',
  'beside',
  'against',
  'from',
  'to',
  'is',
  'are',
  'above',
  'below',
  'beneath',
  'before',
  'inside',
  'into',
  'through',
  'while',
  'between',
  'that',
])
