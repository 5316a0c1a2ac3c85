import type { Thing } from '../brief'
import { dark, inkOf, type Kit, legible } from '../kit'
import { neon, signboard, typeset } from '../lettering'
import { footShadow } from '../parts/cast'
import { rect } from '../svg'

/** A sign on two posts, with the brief's own words on it. */
export function standingSign(
  k: Kit,
  x: number,
  y: number,
  size: number,
  thing: Thing | undefined,
  text: string,
): string {
  const width = Math.min(k.w * 0.5, size * Math.min(2.4, 0.9 + text.length * 0.1))
  const box = { x: x - width / 2, y: y - size, width, height: size * 0.52 }
  const posts = [-0.36, 0.36]
    .map((at) => rect(x + at * width - size * 0.02, y - size * 0.6, size * 0.045, size * 0.6, k.p.ink))
    .join('')
  const board = inkOf(k, thing, k.p.accent)
  const face =
    k.brief.sign === 'neon'
      ? rect(box.x, box.y, width, box.height, dark(k, k.p.near, 0.5), box.height * 0.08) +
        neon(
          k,
          typeset(
            text,
            {
              x: box.x + width * 0.08,
              y: box.y + box.height * 0.2,
              width: width * 0.84,
              height: box.height * 0.6,
            },
            1,
          ),
          legible(k, board, k.p.ink),
        )
      : signboard(k, text, box, board, k.p.paper)
  return footShadow(k, x, y, width * 0.5) + posts + face
}
