'use client'

import { Ban, CornerUpLeft } from 'lucide-react'
import { useState } from 'react'
import { ShowButton } from '@/components/collections/show-button'
import { momentOf } from '@/components/gallery/calendar'
import { CompareRun } from '@/components/gallery/compare-run'
import { ShareButton } from '@/components/share/share-button'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { formatCredits } from '@/lib/core/money'
import { FIELDS, namesOf } from '@/lib/providers/fields/schema'
import type { RunView } from '@/lib/runs/schema'
import { Choose } from './choose'
import { formatAgo } from './elapsed'
import { OPERATION, titleOf } from './operations'
import { moneyParts } from './price'
import { promptParts } from './prompt-parts'
import { useReader, useReaderNow } from './reader'
import { SourceThumbs } from './source-thumbs'
import type { StageActions } from './stage'

const LONG = 180

function Title({ run }: { run: RunView }) {
  const prompt = titleOf(run.settings)
  const [whole, setWhole] = useState(false)
  const long = prompt.length > LONG
  return (
    <>
      <h1
        id={`run-${run.id}`}
        className={cx(
          'serif max-w-[46ch] text-[1.3125rem]/[1.3] text-balance wrap-anywhere md:text-title',
          long && !whole && 'line-clamp-3',
          long && whole && 'text-lg! leading-6! text-pretty!',
        )}
      >
        {promptParts(prompt).map((part) =>
          part.quoted ? <em key={part.at}>{part.text}</em> : <span key={part.at}>{part.text}</span>,
        )}
      </h1>
      {long ? (
        <button
          type="button"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
          className="mt-1 rounded-xs text-xs text-ink-3 underline hover:text-ink touch:min-h-11"
        >
          {whole ? 'Show less' : 'Show the whole prompt'}
        </button>
      ) : null}
    </>
  )
}

function Started({ run }: { run: RunView }) {
  const now = useReaderNow(1000)
  const moment = momentOf(run.createdAt, useReader())
  const ago = formatAgo(now - Date.parse(run.createdAt))
  return (
    <time dateTime={run.createdAt} title={moment} className="num run-started">
      {ago ? `started ${ago}` : moment}
    </time>
  )
}

const Money = ({ run }: { run: RunView }) => (
  <span className="num run-money">
    {moneyParts(run.money).map(([word, amount], index) => (
      <span key={word}>
        {index > 0 ? ' · ' : ''}
        {word} <b className="font-medium text-ink-2">{formatCredits(amount)}</b>
      </span>
    ))}
  </span>
)

/** One place for one button, so that the title keeps its lines when a run ends. */
function Action({ run, actions }: { run: RunView; actions: StageActions }) {
  const unfinished = run.generations.filter(
    (each) => each.state === 'queued' || each.state === 'running',
  ).length
  const icon = { className: 'size-4', strokeWidth: 1.6, 'aria-hidden': true } as const
  return unfinished > 1 ? (
    <Button size="s" variant="ghost" onClick={() => actions.onCancelRun(run)} className="run-action">
      <Ban {...icon} />
      Cancel all {unfinished}
    </Button>
  ) : (
    <div className="run-action flex">
      <CompareRun run={run} />
      <ShowButton kind="run" id={run.id} shown={run.shown} mine={run.mine} size="s" />
      {run.generations.some(({ image }) => image) ? (
        <ShareButton target={{ kind: 'run', id: run.id }} size="s" variant="ghost" />
      ) : null}
      <Button size="s" variant="ghost" onClick={() => actions.onReuse(run, null)}>
        <CornerUpLeft {...icon} />
        Reuse settings
      </Button>
    </div>
  )
}

/** `Remove Background`, asked to remove a background. */
const isNamedLike = ({ modelName, settings: { operation } }: RunView) =>
  OPERATION[operation].name.toLowerCase() === modelName.toLowerCase()

/** The operation, unless it goes without saying: from words, as the title, or as the model's own name. */
function operationOf(run: RunView): string | null {
  const { operation, prompt } = run.settings
  const isSaid = operation === 'text-to-image' || prompt === '' || isNamedLike(run)
  return isSaid ? null : OPERATION[operation].name
}

const numbersOf = (settings: RunView['settings']) =>
  namesOf('number').flatMap((name) => {
    const value = settings[name]
    return value === undefined ? [] : [{ name, label: FIELDS[name].label.toLowerCase(), value }]
  })

/** The prompt as a title and what there is to know of the run, money in the sentence. */
export function RunHeading({ run, actions }: { run: RunView; actions: StageActions }) {
  const { settings } = run
  return (
    <header className="run-heading">
      <div className="flex items-start gap-3.5">
        <SourceThumbs settings={settings} className="mt-1 size-11 shrink-0" isNamed />
        <div className="min-w-0">
          <Title run={run} />
        </div>
      </div>
      <div className="run-facts">
        {operationOf(run) ? <span>{operationOf(run)}</span> : null}
        {isNamedLike(run) && settings.prompt === '' ? null : (
          <b className="font-medium text-ink-2">{run.modelName}</b>
        )}
        {settings.aspectRatio ? <span className="num">{settings.aspectRatio}</span> : null}
        {numbersOf(settings).map(({ name, label, value }) => (
          <span key={name} className="num">
            {label} {value}
          </span>
        ))}
        <Started run={run} />
        {run.mine ? <Money run={run} /> : null}
        {settings.negativePrompt ? (
          <span className="basis-full">
            without <span className="text-ink-2">{settings.negativePrompt}</span>
          </span>
        ) : null}
      </div>
      <div className="flex items-center justify-between md:contents">
        <Action run={run} actions={actions} />
        <Choose run={run} />
      </div>
    </header>
  )
}
