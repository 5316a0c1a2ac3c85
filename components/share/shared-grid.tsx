import { axisName, valueName } from '@/components/sweep/words'
import type { Axis } from '@/lib/runs/sweep/rules'
import type { SharedCard, SharedView } from '@/lib/share/schema'
import { SharedTile } from './shared-tile'

type Props = { token: string; grid: NonNullable<SharedView['grid']>; cards: SharedCard[] }

const labelsOf = (axis: Axis | undefined) => axis?.values.map((value) => valueName(axis.field, value, {}))

/** A sweep as the table it is; what its columns and rows stand for is told where settings are. */
export function SharedGrid({ token, grid: { columns, rows, axes }, cards }: Props) {
  const [across, down] = axes ?? []
  const [columnNames, rowNames] = [labelsOf(across), labelsOf(down)]
  const byCell = Map.groupBy(cards, ({ cell }) => cell ?? 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard
    <section aria-label="The sweep" tabIndex={0} className="overflow-x-auto rounded-card">
      <table className="w-full border-separate border-spacing-1.5 text-left align-top">
        <caption className="sr-only">
          {[across, down].flatMap((axis) => (axis ? [axisName(axis.field)] : [])).join(' by ') || 'Pictures'}
        </caption>
        {columnNames ? (
          <thead>
            <tr className="text-sm text-ink-2">
              {rowNames ? <td /> : null}
              {columnNames.map((name) => (
                <th key={name} scope="col" className="pb-1 font-normal [overflow-wrap:anywhere]">
                  {across ? `${axisName(across.field)} ` : null}
                  <b className="font-semibold text-ink">{name}</b>
                </th>
              ))}
            </tr>
          </thead>
        ) : null}
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={row}>
              {rowNames ? (
                <th
                  scope="row"
                  className="max-w-40 pr-2 align-top text-sm font-normal text-ink-2 [overflow-wrap:anywhere]"
                >
                  {down ? `${axisName(down.field)} ` : null}
                  <b className="font-semibold text-ink">{rowNames[row]}</b>
                </th>
              ) : null}
              {Array.from({ length: columns }, (_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                <td key={column} className="min-w-36 align-top">
                  <span className="grid gap-1.5">
                    {(byCell.get(row * columns + column) ?? []).map((card) => (
                      <SharedTile
                        key={card.id}
                        token={token}
                        card={card}
                        number={row * columns + column + 1}
                        soon={row === 0}
                        sizes={`max(144px, ${Math.round(90 / columns)}vw)`}
                      />
                    ))}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
