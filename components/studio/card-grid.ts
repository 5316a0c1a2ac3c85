/** How many columns show `count` pictures of this ratio well, and how wide the whole may grow. */
export type CardGrid = {
  columns: number
  wideColumns: number
  midColumns: number
  phoneColumns: number
  ratio: number
}

/** Wide pictures two abreast, tall ones more; one picture stands alone. Wide screens take one more column. */
export function cardGrid(count: number, widthPx: number, heightPx: number): CardGrid {
  const ratio = widthPx / heightPx
  const most = ratio > 1.9 ? 2 : ratio > 1.1 ? 2 : ratio > 0.9 ? 3 : 4
  const columns = count === 4 && most === 3 ? 2 : Math.min(count, most)
  const wideColumns = count > columns * 2 ? columns + 1 : columns
  const midColumns = ratio > 1.9 ? 1 : Math.min(columns, 2)
  return { columns, wideColumns, midColumns, phoneColumns: ratio < 0.75 && count > 1 ? 2 : 1, ratio }
}
