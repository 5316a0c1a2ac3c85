export type Time = 'dawn' | 'day' | 'dusk' | 'night'
export type Mood = 'calm' | 'moody' | 'dramatic' | 'dreamy' | 'cheerful'

/** Twelve inks that belong together. Every shape of a picture is one of them, or a mix of two. */
export type Palette = {
  name: string
  times: readonly Time[]
  moods: readonly Mood[]
  /** Top, middle, and just above the horizon. */
  sky: readonly [string, string, string]
  sun: string
  /** What light does to a colour: lit windows, rims, clouds' bellies. */
  glow: string
  far: string
  mid: string
  near: string
  ink: string
  paper: string
  accent: string
  second: string
}

/** name | times | moods | sky, top to horizon | sun, glow | land, far to near | ink, paper | accent, second */
const ROWS = `
apricot | dusk | calm dreamy | f9e0c0 f4b183 e57f5a | fff1d6 ffd9a0 | c9705c 8c3f4d 51284a | 2a1a3a fff4e2 | e4572e 3c5a78
harbour | day | calm cheerful | c9e0e6 d8e8ea f3ead7 | fff6e0 fff1cf | 9cc0c6 5d93a3 2f6076 | 16324a fbf5e9 | e76f4a e8b44c
ochre | day dusk | calm moody | f5ead2 efd9a6 e8c276 | e8543f fff0c4 | d6a24a a96a2c 6e3d22 | 33231c fbf3e0 | d8472f 2f6b68
lilac | dawn dusk | dreamy calm | d5caee e5def4 f3c9c9 | f7b860 ffe3b5 | a994d3 7360ae 46397d | 221c44 f8f2fb | f0805a 58a6a0
meadow | day dawn | cheerful calm | eef2d8 dfeac4 cfe0a8 | f4c553 fff3c9 | a7c482 6d9f5f 3c7050 | 1c3a35 fbf8e6 | e8603c f2b84b
rose | dawn dusk | dreamy cheerful | fde9e2 f8c3b8 f09a95 | ffdda6 ffe9cd | dd7f86 b34d68 74315a | 331d3d fff4ee | f2c14e 4a7a8c
midnight | night | calm dramatic | 0d1729 16294a 27497a | f4ead2 ffd98a | 2b4b78 1d3558 13233e | 0a1322 e8eef4 | f26b4e 5fb0c4
lagoon | night | moody dreamy | 06222b 0d3b45 1e6064 | f2efd6 ffcf7d | 23666a 124750 0b313b | 051a22 e6f1ea | ff7d52 e9c46a
arcade | night | dramatic dreamy | 1a0f2e 3a1a5c 8a2a72 | ff9c6b ff6fae | 5d2a78 3a1c5c 25123f | 120a22 fbe9f4 | ff4d8d 3fd0d6
arctic | day dawn | calm dreamy | cfe0ea e9f1f5 f6e6e0 | ffe2c4 ffffff | b3cbdb 7fa3bd 4b7391 | 233f58 fdfdfb | e2574c f0b35a
storm | day dusk | moody dramatic | 59666f 8b9aa0 c9cdc6 | f2ead0 f6e3a8 | 74858c 4c5f69 30424d | 1a2730 eef0ea | e3a33b b6533f
terracotta | day dusk | calm cheerful | f8e6d4 f2c6a0 e3a077 | fbf0d8 ffe4b8 | d08a63 b25c3e 7d3a2c | 3e211f fdf3e6 | 1f6f70 e9b44c
mint | dawn day | cheerful calm | c6e8da e6f5ee fbe9cf | ffc27a fff0d0 | 9dd0bd 5ba694 2d7570 | 173f45 fbfaf0 | f26d5b f5b841
mustard | day dusk | cheerful dramatic | f6e7c1 f3cf7a e9a83c | d94f30 fff3cf | 6f9a98 2f5f6e 1e3f57 | 13263c fbf2da | d94f30 2f5f6e
blossom | dawn day | dreamy calm | d8e3ea fadadb fdf1f0 | f7a7a6 fff4ee | c9c7da 8f8fb5 575a8a | 2c2e55 fffaf6 | e9738c 7aa38a
pinewood | dawn day | moody calm | 8fb09c b7cbab dfe6cf | f6e7b0 f7e3a0 | 7d9f8a 3f6b5c 234a42 | 11292a f3f1df | e28f3c c94f3d
copper | dusk | dramatic moody | 2d2350 8c3a5e f0834f | ffd27a ffb561 | 74345c 4c2650 301c42 | 1a1230 fde8cf | ff6a3d 4f9aa8
seaglass | day | cheerful calm | 8fcac6 cfe6df f1f3e6 | fff4d4 fff6dc | 8cc5c4 3f9aa4 1f6a80 | 123b55 fcf9ec | f0633f f6c453
indigo | dusk night | dreamy dramatic | 2b3a67 6a5a94 e79a8b | ffe0b0 ffc98f | 5c5389 3d3c70 282a54 | 15173a f9e9dd | f26b5b f5bd5d
sandbar | day | cheerful calm | bfe0ec e0eee8 f8e8cb | fff7e2 fff0d0 | e6c79a d09b62 a06a43 | 4f3330 fffaf0 | d9593d 3d8fa3
olive | day dawn | calm moody | f7e9e1 efd3c4 e2c3ad | fdf6ea fff1df | b9ad86 86875a 55613f | 2c342a fcf6ec | c95f4a e3ab5b
frost | dusk dawn | moody dreamy | 44547a 93a0c0 f3c6b9 | fff0dc ffd6a0 | 8a94b8 5d6a97 3c4770 | 20274a f7f4f7 | e9605a f3b664
emerald | night | dramatic calm | 08201c 113d33 2f6b4f | f6e6a8 ffd672 | 2a6650 17473c 0d312c | 061b1a eef2dc | f0a53c e2604a
primary | day | cheerful dramatic | f4ecdb f4ecdb efe2c8 | d93a2b f7d56a | 8fb0bd 2c5f9e 1d3b6b | 1b1b22 faf4e6 | d93a2b f0b429
newsprint | day dawn | moody calm | f5f1e8 ebe5d8 ddd5c5 | d94a34 fffaf0 | bdb6a8 8a857b 524f4a | 1f1e1e faf7f0 | d94a34 c9a267
tangerine | dusk day | cheerful dramatic | fff0d6 ffd08a ff9d5c | fff8e4 ffe8b8 | f08a55 c9533f 7e3346 | 3a1d38 fff6e6 | 1d7f86 ffd166
lavender | dawn dusk | dreamy calm | c7b3dd f3c8c8 fbe8d8 | fff0cf ffe6be | a893c7 7f67ad 554489 | 2a2452 fff7f0 | f2994a 6a9a7b
candle | night | moody calm | 24150f 43271a 74402a | ffd28a ffb65a | 7a462d 4d2b1f 331d17 | 190e0c fbe6c6 | e8743b 8fae9a
moonstone | night | dreamy calm | 1b1e3c 3a3f72 8c86b8 | f7efe2 ffe0a8 | 5b5c93 3c3f72 262a54 | 12142f f3effa | f48fa0 74c2c0
clay | dawn day | calm dreamy | ece4da e6d3c2 f0ddc9 | fbeedd fff3e2 | c7ab95 a07f6c 6c5148 | 35292b fbf6ee | c8643f 6f8f8a
`

const hexes = (text: string) => text.split(' ').map((hex) => `#${hex}`)

function parseRow(row: string): Palette {
  const [name = '', times = '', moods = '', ...inks] = row.split(' | ')
  const [skies, lights, land, ends, accents] = inks.map(hexes)
  const [sun, glow] = lights as [string, string]
  const [far, mid, near] = land as [string, string, string]
  const [ink, paper] = ends as [string, string]
  const [accent, second] = accents as [string, string]
  return {
    name,
    times: times.split(' ') as Time[],
    moods: moods.split(' ') as Mood[],
    sky: skies as unknown as Palette['sky'],
    sun,
    glow,
    far,
    mid,
    near,
    ink,
    paper,
    accent,
    second,
  }
}

/** Palettes chosen by eye. */
export const PALETTES: readonly Palette[] = ROWS.trim().split('\n').map(parseRow)
