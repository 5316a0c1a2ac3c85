/** How many columns show `count` pictures of this ratio well, and how wide the whole may grow. */
export type CardGrid = { columns: number; wideColumns: number; phoneColumns: number; ratio: number }

/** Wide pictures two abreast, tall ones more; one picture stands alone. Wide screens take one more column. */
export function cardGrid(count: number, widthPx: number, heightPx: number): CardGrid {
  const ratio = widthPx / heightPx
  const most = ratio > 1.9 ? 2 : ratio > 1.1 ? 2 : ratio > 0.9 ? 3 : 4
  const columns = count === 4 && most === 3 ? 2 : Math.min(count, most)
  const wideColumns = count > columns * 2 ? columns + 1 : columns
  return { columns, wideColumns, phoneColumns: ratio < 0.75 && count > 1 ? 2 : 1, ratio }
}
