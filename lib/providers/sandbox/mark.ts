import type { Defs } from './kit'
import { block, typeset } from './lettering'
import { n, rect } from './svg'

export type Mark = { svg: string; left: number; top: number; width: number; height: number }

/** The word after its three little panels, `cap` pixels high, at (0, 0). */
export function drawMark(cap: number): Mark {
  const [width, height] = [cap * 9.4, cap * 2.3]
  const bare: Defs = { defs: new Map() }
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
  return { svg, left: 0, top: 0, width: Math.ceil(width), height: Math.ceil(height) }
}

/** The height of the letters on a picture whose shorter side is `unit` pixels. */
export const capOf = (unit: number): number => Math.max(9, unit * 0.0135)

/** The word SANDBOX in a corner of every new picture: never mistaken for the real model's work. */
export function cornerMark(width: number, height: number): Mark {
  const unit = Math.min(width, height)
  const mark = drawMark(Math.min(capOf(unit), width / 10.5))
  const gap = unit * 0.022
  return {
    ...mark,
    left: Math.max(0, Math.round(width - mark.width - gap)),
    top: Math.max(0, Math.round(height - mark.height - gap)),
  }
}
