export const MODES = ['side', 'slider', 'overlay', 'difference'] as const
export type Mode = (typeof MODES)[number]

/** What is on the stage. `base` and `other` are places in the list of pictures. */
export type Comparing = {
  count: number
  mode: Mode
  base: number
  other: number
  /** Side by side: only this one. */
  solo: number | null
  /** Where the divider stands, and how much of the other picture is laid over; 0..1. */
  divider: number
  opacity: number
  /** How many times as bright a difference is shown. */
  gain: number
}

export type CompareAction =
  | { type: 'mode chosen'; mode: Mode }
  /** By its number: shown alone side by side, elsewhere the one laid against the base. */
  | { type: 'picture called'; index: number }
  | { type: 'base chosen'; index: number }
  | { type: 'stepped'; by: number }
  | { type: 'amount set'; to: number }
  | { type: 'gain set'; to: number }
  | { type: 'all shown' }

/** Whether the stage is one pane: one picture alone, or one laid over another. */
export const isOnePane = ({ mode, solo }: Comparing) => mode !== 'side' || solo !== null

export const MAX_GAIN = 16

export const comparing = (count: number): Comparing => ({
  ...{ count, mode: 'side', base: 0, other: 1, solo: null },
  ...{ divider: 0.5, opacity: 0.5, gain: 4 },
})

export function reduceCompare(now: Comparing, action: CompareAction): Comparing {
  switch (action.type) {
    case 'mode chosen':
      return { ...now, mode: action.mode, solo: null }
    case 'picture called':
      return action.index < now.count ? called(now, action.index) : now
    case 'base chosen':
      return action.index === now.other
        ? { ...now, base: action.index, other: now.base }
        : { ...now, base: action.index }
    case 'stepped':
      return stepped(now, action.by)
    case 'amount set':
      return withAmount(now, action.to)
    case 'gain set':
      return { ...now, gain: clamp(Math.round(action.to), 1, MAX_GAIN) }
    case 'all shown':
      return { ...now, solo: null }
  }
}

function called(now: Comparing, index: number): Comparing {
  if (now.mode === 'side') return { ...now, solo: now.solo === index ? null : index }
  // The base itself was called: the two change places.
  return index === now.base ? { ...now, base: now.other, other: index } : { ...now, other: index }
}

const STEP = 0.02

function stepped(now: Comparing, by: number): Comparing {
  if (now.mode === 'side') {
    const from = now.solo ?? (by > 0 ? -1 : now.count)
    return { ...now, solo: (from + Math.sign(by) + now.count) % now.count }
  }
  if (now.mode === 'difference') return { ...now, gain: clamp(now.gain + Math.sign(by), 1, MAX_GAIN) }
  return withAmount(now, amountOf(now) + by * STEP)
}

/** The amount of the mode: where the divider is, or how much of the other is seen. */
export const amountOf = ({ mode, divider, opacity }: Comparing) => (mode === 'slider' ? divider : opacity)

const withAmount = (now: Comparing, to: number): Comparing =>
  now.mode === 'slider' ? { ...now, divider: clamp(to, 0, 1) } : { ...now, opacity: clamp(to, 0, 1) }

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))
