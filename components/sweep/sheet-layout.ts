import { type Face, sumOf, type Tracks, tracksOf } from './tracks'

export type Box = { x: number; y: number; width: number; height: number }
export type SheetLayout = {
  width: number
  height: number
  /** Of a cell of area one. */
  side: number
  cells: Box[]
  columnHeads: Box[]
  rowHeads: Box[]
}

export const SHEET = { edge: 64, gap: 14, title: 150, head: 76, rowHead: 190 } as const
/** What every browser can draw: Safari on a phone stops at 16.7 million pixels. */
const MOST_PX = 16_000_000
const [MOST_SIDE, MAX_LENGTH] = [512, 8_192]

/** Where everything stands on a contact sheet, in pixels: as large as its cells may be and a browser can draw. */
export function sheetLayout(faces: readonly Face[], columns: number, hasRowHeads: boolean): SheetLayout {
  const tracks = tracksOf(faces, columns)
  let side: number = MOST_SIDE
  let layout = layoutAt(side, tracks, faces, columns, hasRowHeads)
  while (!fits(layout) && side > 16) {
    side = Math.floor(side * 0.94)
    layout = layoutAt(side, tracks, faces, columns, hasRowHeads)
  }
  return layout
}

const fits = ({ width, height }: SheetLayout) =>
  width * height <= MOST_PX && Math.max(width, height) <= MAX_LENGTH

function layoutAt(
  side: number,
  tracks: Tracks,
  faces: readonly Face[],
  columns: number,
  hasRowHeads: boolean,
): SheetLayout {
  const { edge, gap, title, head, rowHead } = SHEET
  const left = edge + (hasRowHeads ? rowHead : 0)
  const top = edge + title + head
  const widths = tracks.columns.map((width) => Math.round(width * side))
  const heights = tracks.rows.map((height) => Math.round(height * side))
  const startOf = (sizes: readonly number[], at: number) => sumOf(sizes.slice(0, at)) + gap * at
  const cells = faces.map((face, cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)]
    const [width, height] = [Math.round(face.width * side), Math.round(face.height * side)]
    return {
      x: left + startOf(widths, column) + Math.round(((widths[column] ?? width) - width) / 2),
      y: top + startOf(heights, row) + Math.round(((heights[row] ?? height) - height) / 2),
      ...{ width, height },
    }
  })
  return {
    width: Math.max(960, left + startOf(widths, widths.length) - gap + edge),
    height: top + startOf(heights, heights.length) - gap + edge,
    side,
    cells,
    columnHeads: widths.map((width, at) => ({
      x: left + startOf(widths, at),
      y: edge + title,
      width,
      height: head,
    })),
    rowHeads: heights.map((height, at) => ({
      x: edge,
      y: top + startOf(heights, at),
      width: rowHead,
      height,
    })),
  }
}
