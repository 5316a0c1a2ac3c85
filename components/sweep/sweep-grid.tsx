'use client'

import { ArrowDown, ArrowRight } from 'lucide-react'
import { type CSSProperties, type MouseEvent, memo, type RefObject } from 'react'
import type { Axis } from '@/lib/runs/sweep/rules'
import { cellValues } from '@/lib/runs/sweep/rules'
import type { SweepView } from '@/lib/runs/sweep/schema'
import { CellFace, STATE_WORD } from './cell-face'
import styles from './sweep.module.css'
import { cellStateOf } from './sweep-state'
import { useCell } from './sweep-store'
import { type Face, sumOf, tracksOf } from './tracks'
import { cellAt, useGridKeys } from './use-grid-keys'
import { axisName, type ModelNames, placeName, valueName } from './words'

export type Grid = Pick<SweepView, 'axes' | 'columns' | 'rows'>
const GAP_PX = 8

type CellProps = { index: number; place: string; face: Face; usualMs: number }

const Cell = memo(function Cell({ index, place, face, usualMs }: CellProps) {
  const cell = useCell(index)
  const size = { '--w': face.width, '--h': face.height } as CSSProperties
  return (
    <td style={{ width: `calc(var(--s) * ${face.width} + ${GAP_PX}px)` }}>
      <button
        type="button"
        data-cell={index}
        tabIndex={index === 0 ? 0 : -1}
        aria-label={`${place}. ${STATE_WORD[cellStateOf(cell)]}`}
        aria-haspopup="dialog"
        className={styles.cell}
        style={size}
      >
        <CellFace cell={cell} usualMs={usualMs} />
      </button>
    </td>
  )
})

function Value({ axis, index, models }: { axis: Axis; index: number; models: ModelNames }) {
  const value = axis.values[index]
  if (value === undefined) return null
  const words = valueName(axis.field, value, models)
  return (
    <span title={words} className="num line-clamp-3 text-xs wrap-anywhere text-ink">
      {words}
    </span>
  )
}

function Corner({ columns, rows }: { columns: Axis; rows: Axis }) {
  return (
    <td className={styles.corner}>
      <span aria-hidden="true" className="grid gap-0.5 text-2xs text-ink-3">
        <span className="flex items-center justify-end gap-0.5">
          <span className="truncate">{axisName(columns.field)}</span>
          <ArrowRight className="size-3 shrink-0" strokeWidth={1.6} />
        </span>
        <span className="flex items-center gap-0.5">
          <span className="truncate">{axisName(rows.field)}</span>
          <ArrowDown className="size-3 shrink-0" strokeWidth={1.6} />
        </span>
      </span>
    </td>
  )
}

type Props = {
  grid: Grid
  faces: readonly Face[]
  usualMs: readonly number[]
  models: ModelNames
  frameRef: RefObject<HTMLDivElement | null>
  onOpen: (cell: number) => void
}

/** The cells at their true ratios under headers that stay in sight. Arrows move, Enter opens. */
export const SweepGrid = memo(function SweepGrid({ grid, faces, usualMs, models, frameRef, onOpen }: Props) {
  const { axes, columns, rows } = grid
  const [along, down] = axes
  const tracks = tracksOf(faces, columns)
  const onKeyDown = useGridKeys(grid)
  if (!along) return null
  const style = {
    '--sum-x': sumOf(tracks.columns),
    '--sum-y': sumOf(tracks.rows),
    '--sum-gaps-x': `${columns * GAP_PX}px`,
    '--sum-gaps-y': `${rows * GAP_PX}px`,
    '--least': down ? '44px' : '132px',
  } as CSSProperties
  const open = (event: MouseEvent) => {
    const cell = cellAt(event.target)
    if (cell !== null) onOpen(cell)
  }
  return (
    <div
      ref={frameRef}
      className={`${styles.frame} min-h-0 ${down ? '[--head:64px] md:[--head:124px]' : '[--head:0px]'} [--top:58px]`}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are buttons that the arrows move over
        role="grid"
        aria-label="Cells of the sweep"
        aria-colcount={columns + (down ? 1 : 0)}
        aria-rowcount={rows + 1}
        className={styles.grid}
        style={style}
        onClick={open}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            {down ? <Corner columns={along} rows={down} /> : null}
            {tracks.columns.map((width, column) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                key={column}
                scope="col"
                className={styles.columnHead}
                style={{ width: `calc(var(--s) * ${width} + ${GAP_PX}px)` }}
              >
                {down ? null : <span className="block text-2xs text-ink-3">{axisName(along.field)}</span>}
                <Value axis={along} index={column} models={models} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tracks.rows.map((_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={row}>
              {down ? (
                <th scope="row" className={styles.rowHead}>
                  <Value axis={down} index={row} models={models} />
                </th>
              ) : null}
              {faces.slice(row * columns, (row + 1) * columns).map((face, column) => {
                const index = row * columns + column
                return (
                  <Cell
                    key={index}
                    index={index}
                    place={placeName(cellValues(axes, index), models)}
                    face={face}
                    usualMs={usualMs[index] ?? 0}
                  />
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
})
