import type { LaidSection } from './sections'

/** Where an arrow key leads from the card at `index` of the whole list; the same index at an edge, undefined for other keys. */
export function neighbourOf(
  key: string,
  index: number,
  sections: readonly LaidSection[],
): number | undefined {
  const last = lastIndex(sections)
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, index - 1)
    case 'ArrowRight':
      return Math.min(last, index + 1)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'ArrowUp':
      return inRow(index, -1, sections)
    case 'ArrowDown':
      return inRow(index, 1, sections)
  }
}

const lastIndex = (sections: readonly LaidSection[]) => {
  const section = sections.at(-1)
  return section ? section.first + section.cards.length - 1 : 0
}

/** The card of the next row whose middle is nearest, across headings. */
function inRow(index: number, step: 1 | -1, sections: readonly LaidSection[]): number {
  const rows = sections.flatMap((section) =>
    section.rows.map((row) => ({ first: section.first + row.first, boxes: row.boxes })),
  )
  const at = rows.findIndex((row) => index >= row.first && index < row.first + row.boxes.length)
  const here = rows[at]
  const there = rows[at + step]
  const box = here?.boxes[index - here.first]
  if (!there || !box) return index
  const middle = box.leftPx + box.widthPx / 2
  const distances = there.boxes.map((each) => Math.abs(each.leftPx + each.widthPx / 2 - middle))
  return there.first + distances.indexOf(Math.min(...distances))
}
