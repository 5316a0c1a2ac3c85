import { type Kit, legible } from '../kit'
import { type Box, block, neon, raised, typeset } from '../lettering'

/** The brief's words as large letters within `box`, made as the words asked or as the light suggests. */
export function bigLetters(k: Kit, box: Box, ground: string): string {
  const text = k.brief.lettering.join(' ')
  if (!text) return ''
  const rng = k.rng.fork('letters')
  if (k.brief.sign === 'neon') return neon(k, typeset(text, box, 1), legible(k, k.p.accent, ground))
  const setting = typeset(text, box, rng.pick([1.7, 2.1, 2.5]))
  const ink = legible(k, rng.chance(0.5) ? k.p.paper : k.p.accent, ground, 0.3)
  return k.flat || rng.chance(0.4) ? block(k, setting, ink) : raised(k, setting, ink, k.p.ink)
}
