import { type Calendar, timeOf } from '@/components/gallery/calendar'
import { cx } from '@/components/ui/class-names'
import type { ProviderView } from '@/lib/runs/health/schema'
import { BalanceLine } from './balance-line'
import { driftSentence } from './drift-sentence'
import { HealthTable } from './health-table'

type Props = { provider: ProviderView; calendar: Calendar }

/** One provider: whether it answers, what is left with it, and how each of its models does. */
export function Provider({ provider, calendar }: Props) {
  const { id, name, models, drift } = provider
  return (
    <section aria-labelledby={`provider-${id}`} className="mt-9 border-t border-line pt-5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id={`provider-${id}`} className="text-lg font-semibold">
          {name}
        </h2>
        <State provider={provider} calendar={calendar} />
        <span className="num text-ink-3">
          {models} {models === 1 ? 'model' : 'models'}
        </span>
      </div>
      {provider.hasBalance ? (
        <BalanceLine
          providerId={id}
          balance={provider.balance}
          checked={provider.balance && timeOf(provider.balance.at, calendar)}
        />
      ) : null}
      {drift ? <p className="num mt-1 max-w-[70ch] text-ink-2">{driftSentence(drift)}</p> : null}
      <HealthTable health={provider.health} locale={calendar.locale} />
    </section>
  )
}

function State({ provider, calendar }: Props) {
  const { words, tone } = stateOf(provider, calendar)
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden="true" className={cx('size-2 rounded-full', tone)} />
      {words}
    </span>
  )
}

function stateOf(
  { circuit, openUntil, lockedUntil, sandbox, failuresInARow }: ProviderView,
  calendar: Calendar,
) {
  const at = (iso: string) => timeOf(iso, calendar)
  if (circuit === 'open' && openUntil)
    return {
      words: `Not answering, ${failuresInARow} times in a row. Next try at ${at(openUntil)}`,
      tone: 'bg-bad',
    }
  if (circuit === 'trying') return { words: 'Trying whether it answers again', tone: 'bg-warn' }
  if (lockedUntil) return { words: `Asked to slow down. Next call at ${at(lockedUntil)}`, tone: 'bg-warn' }
  if (sandbox) return { words: 'Drawn here, no provider is called', tone: 'bg-good' }
  return { words: 'Answering', tone: 'bg-good' }
}
