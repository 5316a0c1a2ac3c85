import { type Calendar, timeOf } from '@/components/gallery/calendar'
import { cx } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import { formatCredits } from '@/lib/core/money'
import type { LedgerEntryView } from '@/lib/credits/schema'

/** `-650` -> `−6.5`, `10000` -> `+100`. */
const signed = (amount: number) => `${amount > 0 ? '+' : ''}${formatCredits(amount)}`

/** The kind of thing paid for stands back, so that a column of prompts reads as one. */
function Note({ note }: { note: string }) {
  const [, kind, rest] = /^(Image: )(.*)$/su.exec(note) ?? []
  return kind ? (
    <>
      <span className="text-ink-3">{kind}</span>
      {rest}
    </>
  ) : (
    note
  )
}

/** One movement: when, what for, how much, and what was left. */
export function LedgerRow({ entry, calendar }: { entry: LedgerEntryView; calendar: Calendar }) {
  const { kind, note, generationId, amountCenticredits, balanceAfterCenticredits, createdAt } = entry
  return (
    <li className="num grid grid-cols-[3.25rem_minmax(0,1fr)_auto] grid-rows-[auto_1fr] gap-x-3 border-t border-line py-2.5 md:grid-cols-[4rem_minmax(0,1fr)_5rem_6.5rem] touch:py-3.5">
      <time dateTime={createdAt} className="row-span-2 text-ink-3">
        {timeOf(createdAt, calendar)}
      </time>
      {kind === 'capture' && generationId ? (
        <Link
          href={`/gallery/of/${generationId}`}
          className="row-span-2 line-clamp-2 self-start decoration-line-strong underline-offset-3 [overflow-wrap:anywhere] hover:underline"
        >
          <Note note={note} />
        </Link>
      ) : (
        <span className="row-span-2 [overflow-wrap:anywhere]">{note}</span>
      )}
      <span className={cx('text-right font-medium', amountCenticredits > 0 && 'text-good')}>
        {signed(amountCenticredits)}
      </span>
      <span className="text-right text-ink-3 max-md:col-start-3 max-md:text-sm">
        {formatCredits(balanceAfterCenticredits)} <span className="sr-only md:not-sr-only">left</span>
      </span>
    </li>
  )
}
