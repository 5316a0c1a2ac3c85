import type { StartRunInput } from '@/lib/runs/schema'

type Scene = StartRunInput & {
  who: 'ada' | 'theo' | 'maya' | 'iris'
  daysAgo: number
  /** Cancelled as soon as it was started. */
  cancel?: boolean
  /** Starts from the newest image of that person. */
  fromNewest?: boolean
  /** The newest image goes to the trash afterwards. */
  trash?: boolean
  /** Made in the team, not in one's own studio; `shown` to it when it is done. */
  where?: 'private' | 'shown'
}

const LARGE = 'stability/sd3.5-large'
const TURBO = 'stability/sd3.5-large-turbo'
const MEDIUM = 'stability/sd3.5-medium'
const FLASH = 'stability/sd3.5-flash'

/** The team of the demo: who is in it as what. Iris, the client, has a link and no seat. */
export const NORTHLIGHT = { theo: 'owner', maya: 'editor', ada: 'viewer' } as const

/** What the people of the demo made, oldest first. */
export const STORY: readonly Scene[] = [
  {
    who: 'ada',
    daysAgo: 13.9,
    model: FLASH,
    prompt: 'A lighthouse on an island at dawn, calm sea',
    aspectRatio: '1:1',
    seeds: [11],
  },
  {
    who: 'theo',
    daysAgo: 12.2,
    model: LARGE,
    prompt: 'City skyline at night, neon windows, rain',
    aspectRatio: '21:9',
    seeds: [204, 205, 206],
  },
  {
    who: 'theo',
    daysAgo: 8.1,
    model: MEDIUM,
    prompt: 'A yellow train crossing a bridge over a river, morning fog',
    aspectRatio: '16:9',
    seeds: [31, 32, 33],
  },
  {
    who: 'maya',
    daysAgo: 13.1,
    model: MEDIUM,
    prompt: 'Paper-cut mountains at dusk, layered, deep shadows',
    aspectRatio: '3:2',
    seeds: [58, 59, 60, 61],
  },
  {
    who: 'maya',
    daysAgo: 12.6,
    model: TURBO,
    prompt: 'A blue boat on a calm lake, golden hour, gouache',
    aspectRatio: '16:9',
    seeds: [71, 72, 73],
  },
  {
    who: 'maya',
    daysAgo: 10.4,
    model: LARGE,
    prompt: 'Portrait of a lighthouse keeper, gouache, three colours',
    aspectRatio: '4:5',
    seeds: [47, 48, 49, 50],
  },
  {
    who: 'maya',
    daysAgo: 10.3,
    model: FLASH,
    prompt: 'Cactus garden under a red sun, poster',
    aspectRatio: '2:3',
    seeds: [81, 82, 83, 84],
    trash: true,
  },
  {
    who: 'maya',
    daysAgo: 7.2,
    model: LARGE,
    prompt: 'Forest path in autumn, orange trees, soft light',
    negativePrompt: 'people',
    aspectRatio: '3:2',
    seeds: [91, 92, 93, 94],
  },
  {
    who: 'maya',
    daysAgo: 6.9,
    model: TURBO,
    prompt: 'A red balloon above a white village, noon',
    aspectRatio: '9:16',
    seeds: [101, 102],
  },
  {
    who: 'maya',
    daysAgo: 6.8,
    model: LARGE,
    prompt: 'A battlefield, blood everywhere',
    negativePrompt: '[sandbox:filter]',
    aspectRatio: '16:9',
    seeds: [110],
  },
  {
    who: 'maya',
    daysAgo: 5.1,
    model: MEDIUM,
    prompt: 'A fox in a snowy field at dawn, linocut',
    aspectRatio: '5:4',
    seeds: [121, 122, 123, 124],
  },
  {
    who: 'maya',
    daysAgo: 3.3,
    model: LARGE,
    prompt: 'Stacked ceramic cups on linen, soft window light, muted palette',
    aspectRatio: '1:1',
    seeds: [21, 22, 23, 24],
  },
  {
    who: 'maya',
    daysAgo: 3.2,
    model: LARGE,
    prompt: 'A green bottle and lemons on a table, still life',
    aspectRatio: '4:5',
    count: 2,
    cancel: true,
  },
  {
    who: 'maya',
    daysAgo: 2.4,
    model: TURBO,
    prompt: 'Storefront sign reading “OPEN LATE”, rain, neon reflections',
    aspectRatio: '3:2',
    seeds: [33, 34, 35, 36],
  },
  {
    who: 'maya',
    daysAgo: 1.3,
    model: LARGE,
    prompt: 'A sailing ship under a full moon, navy and cream, woodcut',
    aspectRatio: '21:9',
    seeds: [141, 142, 143],
  },
  {
    who: 'maya',
    daysAgo: 1.2,
    model: LARGE,
    prompt: 'An astronaut in a field of flowers, dreamy',
    negativePrompt: '[sandbox:500]',
    aspectRatio: '1:1',
    seeds: [150],
  },
  {
    who: 'maya',
    daysAgo: 1.1,
    model: LARGE,
    prompt: 'An astronaut in a field of flowers, dreamy',
    aspectRatio: '1:1',
    seeds: [150, 151],
  },
  {
    who: 'maya',
    daysAgo: 0.4,
    model: MEDIUM,
    prompt: 'A castle on a hill above the clouds at sunset',
    aspectRatio: '9:21',
    seeds: [161, 162],
  },
  {
    who: 'maya',
    daysAgo: 0.3,
    model: MEDIUM,
    prompt: 'Palm trees and an orange sun over a teal sea',
    aspectRatio: '16:9',
    seeds: [171, 172, 173, 174],
  },
  {
    who: 'maya',
    daysAgo: 0.28,
    model: 'stability/outpaint',
    operation: 'outpaint',
    fromNewest: true,
    prompt: 'More sea and sky',
    up: 256,
    left: 192,
    right: 192,
    seeds: [181],
  },
  {
    who: 'maya',
    daysAgo: 0.27,
    model: LARGE,
    operation: 'image-to-image',
    fromNewest: true,
    prompt: 'Palm trees by a teal sea at night, gouache',
    strength: 0.6,
    seeds: [182, 183],
  },
  {
    who: 'maya',
    daysAgo: 0.05,
    model: LARGE,
    prompt:
      'A red sofa on the roof of a white building at dusk, graffiti on the wall behind reads “the best view in the city”',
    negativePrompt: '[sandbox:filter:3/4]',
    aspectRatio: '3:2',
    cfgScale: 4.5,
    seeds: [101, 104, 105, 103],
  },
  {
    who: 'theo',
    where: 'shown',
    daysAgo: 4.4,
    model: LARGE,
    prompt: 'Poster for a winter market, lanterns over snow, flat colours',
    aspectRatio: '2:3',
    seeds: [201, 202, 203],
  },
  {
    who: 'maya',
    where: 'shown',
    daysAgo: 2.1,
    model: MEDIUM,
    prompt: 'A lighthouse keeper’s kitchen, morning light, gouache',
    aspectRatio: '3:2',
    seeds: [211, 212, 213, 214],
  },
  {
    who: 'maya',
    where: 'private',
    daysAgo: 0.9,
    model: TURBO,
    prompt: 'Winter market at night seen from above, paper cut',
    aspectRatio: '1:1',
    seeds: [221, 222],
  },
]
