import type { Kit } from '../kit'
import { castOf, place } from '../parts/cast'
import { n } from '../svg'
import { SIZED } from './populate'

/** Things of the brief that float, each with its reflection, between two waterlines. */
export function afloat(k: Kit, top: number, bottom: number, lean = -k.side): string {
  const rng = k.rng.fork('afloat')
  const things = k.brief.things.filter(({ name }) => castOf(name)?.habitat === 'water' || name === 'whale')
  const drawn: { y: number; svg: string }[] = []
  things.forEach((thing, i) => {
    for (let j = 0; j < Math.min(6, thing.count); j++) {
      const first = i === 0 && j === 0
      const depth = first ? rng.range(0.3, 0.5) : rng.range(0.08, 0.75)
      const y = top + (bottom - top) * depth
      const most = thing.name === 'ship' || thing.name === 'whale' ? 0.2 : 0.32
      const size =
        k.u *
        most *
        (first ? 1 : 0.35 + 0.5 * depth) *
        SIZED[thing.size] *
        (k.brief.framing === 'wide' ? 0.75 : 1)
      const x = k.w * (first ? 0.5 + lean * rng.range(0.02, 0.2) : 0.5 + lean * rng.range(-0.2, 0.42))
      const body = place(k, thing, { x, y, size, flip: rng.chance(0.5), label: `${j}`, shadow: false })
      const image = `<g transform="translate(0 ${n(y * 1.5)}) scale(1 -0.5)" opacity="0.28">${body}</g>`
      drawn.push({ y, svg: image + body })
    }
  })
  return drawn
    .sort((a, b) => a.y - b.y)
    .map(({ svg }) => svg)
    .join('')
}
