'use client'

import { timeOf } from '@/components/gallery/calendar'
import { SweepTile } from '@/components/sweep/sweep-tile'
import { cx } from '@/components/ui/class-names'
import { formatCredits } from '@/lib/core/money'
import type { GenerationView, RunView } from '@/lib/runs/schema'
import { OPERATION, titleOf } from './operations'
import { Picture } from './picture'
import { images } from './price'
import { useReader } from './reader'
import { inputIdsOf } from './slot-image'
import { SourceThumbs } from './source-thumbs'

const SHOWN = 4

function Thumb({ generation }: { generation: GenerationView }) {
  const { state, image } = generation
  const box = 'block aspect-square overflow-hidden rounded-[5px]'
  if (image && !image.deleted)
    return (
      <span className={cx(box, 'bg-line')}>
        <Picture image={image} alt="" sizes="64px" smallest />
      </span>
    )
  if (state === 'queued' || state === 'running')
    return <span className={cx(box, 'animate-pulse-soft bg-live-soft')} />
  return <span className={cx(box, 'border border-dashed border-line-strong')} />
}

function outcome(run: RunView): string {
  const done = run.generations.filter((each) => each.state === 'succeeded').length
  if (!run.done) return 'running'
  if (done === run.generations.length) return formatCredits(run.money.spent)
  return done === 0
    ? 'no picture'
    : `${done} of ${run.generations.length} · ${formatCredits(run.money.spent)}`
}

/** Not drawn, nor its pictures asked for, while it is far out of sight; the padding is for what reaches beyond. */
const ENTRY = '-mx-2.5 px-2.5 [content-visibility:auto] [contain-intrinsic-block-size:auto_9rem]'

type Props = { run: RunView; selected: boolean; onSelect: () => void }

/** One entry of the strip: a run, or a sweep by its first run. */
export const HistoryRun = (props: Props) =>
  props.run.sweep ? <SweepTile run={props.run} sweep={props.run.sweep} /> : <OneRun {...props} />

/** A run in the strip: its words, its pictures, when, by what, for how much. */
function OneRun({ run, selected, onSelect }: Props) {
  const time = timeOf(run.createdAt, useReader())
  const { operation, prompt } = run.settings
  const shown = SHOWN - inputIdsOf(run.settings).length
  const rest = run.generations.length - shown
  const isNamed =
    prompt !== '' &&
    operation !== 'text-to-image' &&
    OPERATION[operation].name.toLowerCase() !== run.modelName.toLowerCase()
  return (
    <li className={ENTRY}>
      <span aria-hidden="true" className="block h-px bg-line" />
      <button
        type="button"
        aria-current={selected || undefined}
        onClick={onSelect}
        className={cx(
          'group -mx-2 grid w-[calc(100%+1rem)] gap-2 rounded-s px-2 py-2.5 text-left transition-colors',
          selected ? 'bg-sunk' : 'hover:bg-sunk',
        )}
      >
        <span className={cx('line-clamp-2 wrap-anywhere', selected ? 'text-ink' : 'text-ink-2')}>
          {titleOf(run.settings)}
        </span>
        <span className="grid grid-cols-4 gap-1">
          <SourceThumbs settings={run.settings} className="w-full scale-80" />
          {run.generations.slice(0, shown).map((generation) => (
            <Thumb key={generation.id} generation={generation} />
          ))}
        </span>
        <span className="num flex items-center gap-1.5 text-xs text-ink-3">
          {run.done ? null : (
            <span aria-hidden="true" className="size-1.5 animate-pulse-soft rounded-full bg-live" />
          )}
          <span className="truncate">
            {time} · {isNamed ? `${OPERATION[operation].name} · ` : ''}
            {shortName(run.modelName)} · {outcome(run)}
          </span>
          {rest > 0 ? <span className="ml-auto">+{rest}</span> : null}
          <span className="sr-only">, {images(run.generations.length)}</span>
        </span>
      </button>
    </li>
  )
}

const shortName = (name: string) => name.replace(/^(SD|Stable Diffusion) [\d.]+ /, '')
