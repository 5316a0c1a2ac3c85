'use client'

import { type KeyboardEvent, useCallback } from 'react'

type Grid = { columns: number; rows: number }

/** The cell a key leads to from another; null when the key is none of the grid's. Never leaves the grid. */
export function cellAfter(
  key: string,
  cell: number,
  { columns, rows }: Grid,
  isWhole = false,
): number | null {
  const [column, row] = [cell % columns, Math.floor(cell / columns)]
  const to = (x: number, y: number) =>
    Math.min(rows - 1, Math.max(0, y)) * columns + Math.min(columns - 1, Math.max(0, x))
  switch (key) {
    case 'ArrowLeft':
      return to(column - 1, row)
    case 'ArrowRight':
      return to(column + 1, row)
    case 'ArrowUp':
      return to(column, row - 1)
    case 'ArrowDown':
      return to(column, row + 1)
    case 'Home':
      return isWhole ? 0 : to(0, row)
    case 'End':
      return isWhole ? columns * rows - 1 : to(columns - 1, row)
    case 'PageUp':
      return to(column, 0)
    case 'PageDown':
      return to(column, rows - 1)
    default:
      return null
  }
}

/** The cell an element belongs to. */
export function cellAt(target: EventTarget | null): number | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null
  return element ? Number(element.dataset.cell) : null
}

const buttonOf = (cell: number) => document.querySelector<HTMLElement>(`[data-cell="${cell}"]`)

/** Makes a cell the grid's one tab stop and shows it, beside React: moving must not draw 400 cells. */
export function stopAt(cell: number): HTMLElement | null {
  const button = buttonOf(cell)
  const grid = button?.closest('[role="grid"]')
  for (const each of grid?.querySelectorAll<HTMLElement>('[data-cell][tabindex="0"]') ?? [])
    each.tabIndex = -1
  if (!button) return null
  button.tabIndex = 0
  button.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  return button
}

/** Arrows move over the cells, Home and End along the row (with Ctrl over all), Page Up and Down along the column. */
export function useGridKeys(grid: Grid) {
  const { columns, rows } = grid
  return useCallback(
    (event: KeyboardEvent) => {
      const from = cellAt(event.target)
      if (from === null || event.altKey || event.metaKey) return
      const to = cellAfter(event.key, from, { columns, rows }, event.ctrlKey)
      if (to === null) return
      event.preventDefault()
      stopAt(to)?.focus({ preventScroll: true })
    },
    [columns, rows],
  )
}
