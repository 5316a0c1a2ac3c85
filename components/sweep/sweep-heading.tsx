'use client'

import { ShowButton } from '@/components/collections/show-button'
import { momentOf } from '@/components/gallery/calendar'
import { moneyParts } from '@/components/studio/price'
import { useReader } from '@/components/studio/reader'
import { Segmented } from '@/components/ui/segmented'
import { formatCredits } from '@/lib/core/money'
import type { SweepView } from '@/lib/runs/sweep/schema'
import { ExportButton } from './export-button'
import { SweepActions } from './sweep-actions'
import type { SweepFacts } from './sweep-facts'
import { tallyOf } from './sweep-state'
import { useSweep } from './sweep-store'
import { sweepTitle } from './sweep-title'
import type { Zoom } from './use-zoom'
import { axesName, gridName } from './words'

type Props = { view: SweepView; facts: SweepFacts; zoom: Zoom; onZoom: (zoom: Zoom) => void }

const ZOOM_OPTIONS = [
  { value: 'fit', label: 'Fit', name: 'The whole grid in sight' },
  { value: 's', label: 'S', name: 'Small cells' },
  { value: 'm', label: 'M', name: 'Middle cells' },
  { value: 'l', label: 'L', name: 'Large cells' },
] as const

/** A variable of the prompt, with its braces. */
const VARIABLE = /(\{\{[^{}]+\}\})/

/** The variables of a prompt without their braces, and told apart. */
const Named = ({ title }: { title: string }) =>
  title.split(VARIABLE).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a title is written once
    VARIABLE.test(part) ? <em key={index}>{part.slice(2, -2)}</em> : part,
  )

function Money() {
  const { money, budgetCenticredits } = useSweep()
  return (
    <span className="num">
      {moneyParts(money).map(([word, amount], index) => (
        <span key={word}>
          {index > 0 ? ' · ' : ''}
          {word} <b className="font-medium text-ink-2">{formatCredits(amount)}</b>
        </span>
      ))}
      {budgetCenticredits === null ? null : (
        <span>
          {' · '}budget <b className="font-medium text-ink-2">{formatCredits(budgetCenticredits)}</b>
        </span>
      )}
    </span>
  )
}

/** `72 of 100 ready · 3 filtered`, and a hairline while it goes on. */
function Progress() {
  const { cells } = useSweep()
  const { ready, filtered, failed, cancelled, missing, unfinished } = tallyOf(cells)
  const others = [
    [filtered, 'filtered'],
    [failed, 'failed'],
    [cancelled, 'cancelled'],
    [missing, 'not started'],
  ] as const
  return (
    <>
      <span className="num">
        {unfinished > 0 ? (
          <span
            aria-hidden="true"
            className="mr-1.5 inline-block size-1.5 animate-pulse-soft rounded-full bg-live"
          />
        ) : null}
        <b className="font-medium text-ink-2">
          {ready} of {cells.length} ready
        </b>
        {others.map(([count, word]) => (count > 0 ? ` · ${count} ${word}` : ''))}
      </span>
      <span
        aria-hidden="true"
        className="absolute inset-x-0 -bottom-1 h-0.5 origin-left bg-live transition-[scale,opacity] duration-300"
        style={{
          scale: `${(cells.length - unfinished) / cells.length} 1`,
          opacity: unfinished > 0 ? 1 : 0,
        }}
      />
    </>
  )
}

/** The prompt as a title, what there is to know, and what can be done with the whole. */
export function SweepHeading({ view, facts, zoom, onZoom }: Props) {
  const reader = useReader()
  const { input, axes } = view
  const isAlongModels = axes.some(({ field }) => field === 'model')
  return (
    <header className="relative grid gap-x-6 gap-y-2.5 pb-2.5 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <h1
          title={sweepTitle(view)}
          className="serif line-clamp-2 max-w-[60ch] text-[1.3125rem]/[1.3] text-balance wrap-anywhere md:text-title"
        >
          <Named title={sweepTitle(view)} />
        </h1>
        <div className="mt-2 flex flex-wrap gap-x-3.5 gap-y-1 text-sm text-ink-3">
          <b className="font-medium text-ink-2">{gridName(view)}</b>
          <span>{axesName(axes)}</span>
          {isAlongModels ? null : <span>{facts.models[input.model] ?? input.model}</span>}
          <time dateTime={view.createdAt} className="num max-md:hidden">
            {momentOf(view.createdAt, reader)}
          </time>
          <Progress />
          {view.mine ? <Money /> : null}
        </div>
      </div>
      <div className="flex min-h-8 flex-wrap items-center gap-2 md:max-w-136 md:justify-end md:self-start touch:min-h-11.5">
        <ShowButton kind="sweep" id={view.id} shown={view.shown} mine={view.mine} />
        {view.mine ? <SweepActions sweepId={view.id} facts={facts} /> : null}
        <ExportButton view={view} facts={facts} />
        <Segmented
          label="Size of the cells"
          value={zoom}
          options={ZOOM_OPTIONS}
          onChange={onZoom}
          className="ml-auto inline-flex gap-0.5 rounded-s border border-line p-0.5"
        />
      </div>
    </header>
  )
}
