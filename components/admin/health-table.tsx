import type { ModelHealth } from '@/lib/runs/health/schema'

const seconds = (ms: number | null) => (ms === null ? '–' : `${(ms / 1000).toFixed(ms < 9_950 ? 1 : 0)} s`)

/** `2 filtered, 1 failed`; nothing when all came. */
const missed = ({ filtered, failed }: ModelHealth) =>
  [filtered > 0 && `${filtered} filtered`, failed > 0 && `${failed} failed`].filter(Boolean).join(', ')

const HEAD = 'py-1.5 pl-4 text-right font-semibold'
const CELL = 'py-2 pl-4 text-right align-top whitespace-nowrap'

/** Each model and operation that was used: how many came, how long they took, what did not come. */
export function HealthTable({ health, locale }: { health: readonly ModelHealth[]; locale: string }) {
  if (health.length === 0) return <p className="mt-2 text-ink-3">Nothing was made with it yet.</p>
  return (
    <table className="num mt-3 w-full text-left">
      <thead>
        <tr className="text-xs text-ink-2">
          <th scope="col" className="py-1.5 font-semibold">
            Model
          </th>
          <th scope="col" className={`${HEAD} max-md:hidden`}>
            Did not come
          </th>
          <th scope="col" className={HEAD}>
            Images
          </th>
          <th scope="col" className={HEAD}>
            Half within
          </th>
          <th scope="col" className={HEAD}>
            95% within
          </th>
        </tr>
      </thead>
      <tbody>
        {health.map((row) => (
          <tr key={`${row.modelId} ${row.operation}`} className="border-t border-line">
            <th scope="row" className="py-2 align-top font-normal">
              {row.modelName}{' '}
              <span className="text-ink-3 max-md:block">{row.operation.replaceAll('-', ' ')}</span>
              <span className="block text-ink-2 md:hidden">{missed(row)}</span>
            </th>
            <td className={`${CELL} text-ink-2 max-md:hidden`}>{missed(row)}</td>
            <td className={CELL}>{row.succeeded.toLocaleString(locale)}</td>
            <td className={CELL}>{seconds(row.medianMs)}</td>
            <td className={CELL}>{seconds(row.p95Ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
