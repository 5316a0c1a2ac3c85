import type { LaidSection } from './sections'

/** In pixels from the top left of the wall. */
export type Band = { leftPx: number; topPx: number; rightPx: number; bottomPx: number }
type Spot = { x: number; y: number }

/** The rectangle between two corners, whichever way it was drawn. */
export const bandBetween = (a: Spot, b: Spot): Band => ({
  leftPx: Math.min(a.x, b.x),
  topPx: Math.min(a.y, b.y),
  rightPx: Math.max(a.x, b.x),
  bottomPx: Math.max(a.y, b.y),
})

/** The ids of the pictures that a band touches, in the order of the wall. */
export const idsUnder = (band: Band, sections: readonly LaidSection[]): string[] =>
  sections.flatMap((section) => {
    const top = section.rowsTopPx
    return section.rows
      .filter((row) => top + row.topPx <= band.bottomPx && top + row.topPx + row.heightPx >= band.topPx)
      .flatMap((row) =>
        row.boxes.flatMap(({ leftPx, widthPx }, at) => {
          const id = section.cards[row.first + at]?.id
          const isUnder = leftPx <= band.rightPx && leftPx + widthPx >= band.leftPx
          return id !== undefined && isUnder ? [id] : []
        }),
      )
  })

/** How far to scroll in a step while the pointer is this near an edge of a window so high; 0 in the middle. */
export function scrollStep(y: number, heightPx: number): number {
  const [above, below] = [EDGE_PX - y, y - (heightPx - EDGE_PX)]
  if (above > 0) return -Math.min(MOST_PX, above / 2)
  return below > 0 ? Math.min(MOST_PX, below / 2) : 0
}
const EDGE_PX = 56
const MOST_PX = 28
