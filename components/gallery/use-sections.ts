'use client'

import { useMemo } from 'react'
import type { Calendar } from './calendar'
import { FEW, heightOf, justify, shapeFor } from './justify'
import { HEADING_PX, type LaidSection, type Section, sectionsOf } from './sections'
import type { View, Wall } from './wall-state'

/** The pictures under their headings, laid out for the width of the wall: without rows until it is measured. */
export function useSections(wall: Wall, view: View, calendar: Calendar, widthPx: number | null) {
  const complete = wall.nextCursor === null
  const roomy = complete && wall.items.length <= FEW
  const sections = useMemo(
    () => sectionsOf(wall.items, view, calendar, complete),
    [wall.items, complete, view, calendar],
  )
  const laid = useMemo(() => laidOut(sections, widthPx ?? 0, roomy), [sections, widthPx, roomy])
  return { sections: laid, roomy }
}

function laidOut(sections: readonly Section[], widthPx: number, roomy: boolean): LaidSection[] {
  const shape = shapeFor(widthPx, roomy)
  let topPx = 0
  return sections.map((section) => {
    const ratios = section.cards.map((card) => card.widthPx / card.heightPx)
    const rows = justify(ratios, widthPx, shape)
    const rowsTopPx = topPx + (section.title === '' ? 0 : HEADING_PX)
    topPx = rowsTopPx + heightOf(rows)
    return { ...section, rows, rowsTopPx }
  })
}
