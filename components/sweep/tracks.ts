import type { Size } from '@/lib/providers/rules'

export type Face = { width: number; height: number; across: number; down: number }
export type Tracks = { columns: number[]; rows: number[] }

/** A cell of `count` pictures side by side, as near a square of them as can be, scaled to an area of one. */
export function faceOf({ widthPx, heightPx }: Size, count: number): Face {
  const across = Math.ceil(Math.sqrt(count))
  const down = Math.ceil(count / across)
  const ratio = (widthPx * across) / (heightPx * down)
  return { width: Math.sqrt(ratio), height: 1 / Math.sqrt(ratio), across, down }
}

/** How wide each column and how high each row must be for its largest cell; cells count along the rows. */
export function tracksOf(faces: readonly Pick<Face, 'width' | 'height'>[], columns: number): Tracks {
  const rows = Math.ceil(faces.length / columns)
  const most = (count: number, isIn: (cell: number) => number, side: 'width' | 'height') =>
    Array.from({ length: count }, (_, track) =>
      faces.reduce((max, face, cell) => (isIn(cell) === track ? Math.max(max, face[side]) : max), 0),
    )
  return {
    columns: most(columns, (cell) => cell % columns, 'width'),
    rows: most(rows, (cell) => Math.floor(cell / columns), 'height'),
  }
}

export const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
