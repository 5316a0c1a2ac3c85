import { formatUsual } from '@/components/studio/elapsed'
import type { ModelHealth } from '@/lib/runs/health/schema'

const COLUMNS = ['Images', 'Median', '95%', 'Filtered', 'Failed']

/** Each model and operation that was used: how many came, how long they took, what did not come. */
export function HealthTable({ health, locale }: { health: readonly ModelHealth[]; locale: string }) {
  if (health.length === 0) return <p className="mt-2 text-ink-3">Nothing was made with it yet.</p>
  const count = (value: number) => (value === 0 ? '–' : value.toLocaleString(locale))
  return (
    <div className="mt-3 overflow-x-auto">
      <table className="num w-full min-w-[34rem] text-left">
        <thead>
          <tr className="text-xs text-ink-2">
            <th scope="col" className="py-1.5 pr-4 font-semibold">
              Model
            </th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="py-1.5 pl-4 text-right font-semibold">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {health.map((row) => (
            <tr key={`${row.modelId} ${row.operation}`} className="border-t border-line">
              <th scope="row" className="py-2 pr-4 font-normal">
                {row.modelName} <span className="text-ink-3">{row.operation.replaceAll('-', ' ')}</span>
              </th>
              <td className="py-2 pl-4 text-right">{count(row.succeeded)}</td>
              <td className="py-2 pl-4 text-right">
                {row.medianMs === null ? '–' : formatUsual(row.medianMs)}
              </td>
              <td className="py-2 pl-4 text-right">{row.p95Ms === null ? '–' : formatUsual(row.p95Ms)}</td>
              <td className="py-2 pl-4 text-right">{count(row.filtered)}</td>
              <td className="py-2 pl-4 text-right">{count(row.failed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
