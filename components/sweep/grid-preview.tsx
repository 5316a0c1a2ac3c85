import type { CSSProperties } from 'react'
import { cx } from '@/components/ui/class-names'
import type { Axis } from '@/lib/runs/sweep/rules'
import type { SweepPlan } from './plan'
import styles from './preview.module.css'
import { faceOf, sumOf, tracksOf } from './tracks'
import { axisName, type ModelNames, valueName } from './words'

type Props = { plan: SweepPlan; axes: readonly Axis[]; models: ModelNames; within: number }

function Heads({
  axis,
  models,
  className,
}: {
  axis: Axis
  models: ModelNames
  className: string | undefined
}) {
  return axis.values.map((value) => (
    <span key={String(value)} className={cx(className, 'num truncate text-2xs text-ink-2')}>
      {valueName(axis.field, value, models)}
    </span>
  ))
}

/** The empty grid as it will be: true ratios under true headers. Cells the budget leaves out are dashed. */
export function GridPreview({ plan, axes, models, within }: Props) {
  const [along, down] = axes
  const { columns, rows, cells, count } = plan
  if (!along || cells.length === 0)
    return (
      <p className="m-auto max-w-[30ch] p-6 text-center text-pretty text-ink-3">
        {plan.problem ?? 'The grid appears here as soon as its axes have values.'}
      </p>
    )
  const faces = cells.map(({ size }) => faceOf(size, count))
  const tracks = tracksOf(faces, columns)
  const style = {
    '--sum-x': sumOf(tracks.columns),
    '--sum-y': sumOf(tracks.rows),
    '--columns': columns,
    '--rows': rows,
    gridTemplateColumns: `${down ? 'fit-content(var(--head))' : ''} ${tracks.columns.map((w) => `calc(var(--s) * ${w})`).join(' ')}`,
    gridTemplateRows: `auto ${tracks.rows.map((h) => `calc(var(--s) * ${h})`).join(' ')}`,
  } as CSSProperties
  return (
    <div
      role="img"
      aria-label={`${columns} columns of ${axisName(along.field)}${down ? ` by ${rows} rows of ${axisName(down.field)}` : ''}`}
      className={styles.frame}
    >
      <div className={styles.grid} style={style}>
        {down ? <span /> : null}
        <Heads axis={along} models={models} className={styles.columnHead} />
        {tracks.rows.map((_, row) => {
          const value = down?.values[row]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <div key={row} className="contents">
              {down && value !== undefined ? (
                <span className={cx(styles.rowHead, 'num truncate text-2xs text-ink-2')}>
                  {valueName(down.field, value, models)}
                </span>
              ) : null}
              {faces.slice(row * columns, (row + 1) * columns).map((face, column) => {
                const cell = row * columns + column
                return (
                  <span
                    key={cell}
                    className={cx(
                      'm-auto rounded-[3px] border',
                      cell < within ? 'border-line bg-panel' : 'border-dashed border-line-strong',
                    )}
                    style={{
                      width: `calc(var(--s) * ${face.width})`,
                      height: `calc(var(--s) * ${face.height})`,
                    }}
                  />
                )
              })}
            </div>
          )
        })}
      </div>
    </div>
  )
}
