import type { CSSProperties } from 'react'

export type Side = 'wing' | 'strip'
/** Null is the width the style sheet gives. */
export type Panel = { widthPx: number | null; closed: boolean }
export type Panels = Record<Side, Panel>

export const PANELS_COOKIE = 'triptych.panels'
/** In px; the style sheet also keeps room for the stage. */
export const WIDTHS: Record<Side, { min: number; max: number }> = {
  wing: { min: 320, max: 560 },
  strip: { min: 200, max: 480 },
}

const DEFAULT: Panel = { widthPx: null, closed: false }
const FORM = /^(\d*)(x?)_(\d*)(x?)$/

/** `420_272x`: the widths of controls and history, an x where one is closed. Anything else is the default. */
export function parsePanels(kept: string | undefined): Panels {
  const [, wing, wingClosed, strip, stripClosed] = FORM.exec(kept ?? '') ?? []
  return { wing: panelOf('wing', wing, wingClosed), strip: panelOf('strip', strip, stripClosed) }
}

const panelOf = (side: Side, width = '', closed = ''): Panel =>
  width || closed
    ? { widthPx: width ? clampWidth(side, Number(width)) : null, closed: closed === 'x' }
    : DEFAULT

export function packPanels({ wing, strip }: Panels): string {
  const text = ({ widthPx, closed }: Panel) => `${widthPx ?? ''}${closed ? 'x' : ''}`
  return `${text(wing)}_${text(strip)}`
}

export function clampWidth(side: Side, widthPx: number): number {
  const { min, max } = WIDTHS[side]
  return Math.min(max, Math.max(min, Math.round(widthPx)))
}

/** What the style sheet reads (app/globals.css), set before the first paint. */
export const panelAttributes = ({ wing, strip }: Panels) => ({
  'data-wing': wing.closed ? 'closed' : undefined,
  'data-strip': strip.closed ? 'closed' : undefined,
  style: {
    ...(wing.widthPx === null ? {} : { '--wing': `${wing.widthPx}px` }),
    ...(strip.widthPx === null ? {} : { '--strip': `${strip.widthPx}px` }),
  } as CSSProperties,
})
