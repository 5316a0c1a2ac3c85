import type { Extent, View } from '@/components/canvas/view'
import { type Comparing, MODES } from './compare-state'

/** The middle of a pane as a place in the picture (0..1 across and down), and how large it is shown. */
export type Look = { x: number; y: number; scale: number }

const PLACES = 4
const rounded = (value: number) => Number(value.toFixed(PLACES))

/** What of the picture is looked at, on a pane of any size. */
export const lookOf = ({ scale, x, y }: View, pane: Extent, frame: Extent): Look => ({
  x: rounded((pane.width / 2 - x) / (frame.width * scale)),
  y: rounded((pane.height / 2 - y) / (frame.height * scale)),
  scale: rounded(scale),
})

/** The view that shows the same of it on this pane. */
export const viewOf = ({ x, y, scale }: Look, pane: Extent, frame: Extent): View => ({
  scale,
  x: pane.width / 2 - x * frame.width * scale,
  y: pane.height / 2 - y * frame.height * scale,
})

/** The address of what is shown: only what is not as it is at first. `look` is null while all is in sight. */
export function compareQuery(ids: readonly string[], now: Comparing, look: Look | null): string {
  const said: [string, string][] = [['ids', ids.join(',')]]
  if (now.mode !== 'side') said.push(['mode', now.mode])
  if (now.base !== 0 || now.other !== 1) said.push(['pair', `${now.base + 1},${now.other + 1}`])
  if (now.solo !== null) said.push(['alone', String(now.solo + 1)])
  const amount = AMOUNT[now.mode](now)
  if (amount !== null) said.push(['at', String(amount)])
  if (look) said.push(['look', `${look.x},${look.y},${look.scale}`])
  return said.map(([name, value]) => `${name}=${value}`).join('&')
}

const AMOUNT: Record<Comparing['mode'], (now: Comparing) => number | null> = {
  side: () => null,
  slider: ({ divider }) => (divider === 0.5 ? null : Math.round(divider * 100)),
  overlay: ({ opacity }) => (opacity === 0.5 ? null : Math.round(opacity * 100)),
  difference: ({ gain }) => (gain === 4 ? null : gain),
}

type Query = { get(name: string): string | null }

/** What an address says is shown; what it says wrongly is as it is at first. */
export function readComparing(query: Query, first: Comparing): Comparing {
  const place = (text: string | undefined) => {
    const at = Number(text) - 1
    return Number.isInteger(at) && at >= 0 && at < first.count ? at : null
  }
  const mode = MODES.find((each) => each === query.get('mode')) ?? first.mode
  const [base, other] = (query.get('pair') ?? '').split(',').map(place)
  const isPair = typeof base === 'number' && typeof other === 'number' && base !== other
  const now = { ...first, mode, ...(isPair && { base, other }) }
  if (mode === 'side') return { ...now, solo: place(query.get('alone') ?? undefined) }
  const amount = query.get('at') === null ? Number.NaN : Number(query.get('at'))
  return Number.isFinite(amount) ? withAmount(now, amount) : now
}

function withAmount(now: Comparing, amount: number): Comparing {
  const share = Math.min(100, Math.max(0, amount)) / 100
  if (now.mode === 'slider') return { ...now, divider: share }
  if (now.mode === 'overlay') return { ...now, opacity: share }
  return { ...now, gain: Math.min(16, Math.max(1, Math.round(amount))) }
}

const MOST_SCALE = 32

/** What of the pictures an address says is looked at; null for all of it. */
export function readLook(query: Query): Look | null {
  const [x, y, scale] = (query.get('look') ?? '').split(',').map(Number)
  if (x === undefined || y === undefined || scale === undefined) return null
  const isSound = [x, y].every((each) => each > -1 && each < 2) && scale > 0 && scale <= MOST_SCALE
  return isSound ? { x, y, scale } : null
}
