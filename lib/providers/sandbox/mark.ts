import type { Kit } from './kit'
import { block, typeset } from './lettering'
import { n, rect } from './svg'

export type Mark = { svg: string; left: number; top: number }

/** The word SANDBOX in a corner of every picture, after three little panels: never mistaken for the real model's work. */
export function sandboxMark(k: Kit): Mark {
  const cap = Math.max(9, k.u * 0.0135)
  const [width, height] = [cap * 9.4, cap * 2.3]
  const bare: Kit = { ...k, defs: new Map() }
  const panels = [0, 1, 2]
    .map((i) =>
      rect(
        cap * (0.85 + i * 0.52),
        height / 2 - cap * 0.55,
        cap * (i === 1 ? 0.42 : 0.3),
        cap * 1.1,
        i === 1 ? '#f0603a' : '#f6f1e7',
        cap * 0.06,
      ),
    )
    .join('')
  const word = block(
    bare,
    typeset('SANDBOX', { x: cap * 2.75, y: height / 2 - cap * 0.5, width: cap * 5.8, height: cap }, 1.5),
    '#f6f1e7',
  )
  const defs = [...bare.defs].map(([body, id]) => body.replace('@', id)).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}"><defs>${defs}</defs>${rect(0, 0, width, height, '#14121a', height * 0.28, 'fill-opacity="0.62"')}${panels}${word}</svg>`
  return { svg, left: Math.round(k.w - width - k.u * 0.022), top: Math.round(k.h - height - k.u * 0.022) }
}
