'use client'

import { Dices, ListPlus, Lock, LockOpen } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { cx } from '@/components/ui/class-names'
import { fetchedOrSaid } from '@/components/ui/fetched'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { Textarea } from '@/components/ui/textarea'
import { ApiName, NAMED } from './api-name'
import { readSeeds, seedsInWords } from './read-seeds'

type Props = {
  seeds: readonly number[]
  maxSeed: number
  count: number
  error: string | undefined
  /** Those of the run on the stage: what the lock takes the first of, and the menu all. */
  runSeeds: readonly number[]
  onLock: (seed: number) => void
  onList: (seeds: readonly number[]) => void
  onFree: () => void
}

const SAYS = 'The same seed and settings make the same picture again. API field: seeds'
const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const
const draw = (max: number) => 1 + Math.floor(Math.random() * max)

/** What is being typed, while the draft still has what it says: another seed from elsewhere replaces it. */
function useTyped({ seeds, onList, onFree }: Pick<Props, 'seeds' | 'onList' | 'onFree'>) {
  const [typed, setTyped] = useState<string | null>(null)
  const read = typed === null ? null : readSeeds(typed)
  const isOurs = read !== null && read.seeds.join() === seeds.join()
  const write = (text: string) => {
    setTyped(text)
    const next = readSeeds(text).seeds
    if (next.join() === seeds.join()) return
    if (next.length === 0) onFree()
    else onList(next)
  }
  return {
    write,
    text: isOurs && typed !== null ? typed : seeds.join(', '),
    leftOut: isOurs ? read.leftOut : null,
    /** Written neatly again, unless it would hide what is wrong. */
    leave: () => isOurs && read.leftOut === null && setTyped(null),
  }
}

/** Random by default; typed or pasted (one or a list), rolled, locked, or those of a run, to repeat pictures. */
export function SeedField(props: Props) {
  const { seeds, maxSeed, count, runSeeds, onLock, onList, onFree } = props
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const { text, leftOut, write, leave } = useTyped(props)
  const locked = seeds.length > 0
  const error = props.error ?? leftOut
  const problem = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (leftOut) problem.current?.scrollIntoView({ block: 'nearest' })
  }, [leftOut])
  return (
    <div
      className={cx(
        NAMED,
        'grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-1.75',
        seeds.length > 1 && 'col-span-full',
      )}
    >
      <div className="flex items-baseline justify-between gap-3 text-xs">
        <span className="shrink-0">
          <label htmlFor={id} className="font-semibold text-ink-2">
            Seed
          </label>
          <ApiName field="seeds" />
        </span>
        <span className="num truncate text-ink-3">{seedsInWords(seeds, count)}</span>
      </div>
      <div className="flex min-h-9 items-center rounded-s border border-line bg-panel pr-0.5 pl-2.5 transition-colors hover:border-line-strong has-[textarea:focus-visible]:border-live has-[textarea:focus-visible]:outline has-[textarea:focus-visible]:outline-live touch:min-h-11.5">
        <Textarea
          ref={field}
          id={id}
          rows={1}
          title={SAYS}
          inputMode="decimal"
          autoComplete="off"
          placeholder="random"
          value={text}
          onChange={(event) => write(event.target.value)}
          onBlur={leave}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className={cx(
            'mono num w-0! min-w-0 grow py-1.5 outline-none max-md:text-[1rem] touch:py-3',
            seeds.length < 2 && 'overflow-hidden whitespace-nowrap',
          )}
        />
        <IconButton size="s" label="Roll a seed" tipSide="top" onClick={() => onLock(draw(maxSeed))}>
          <Dices {...ICON} />
        </IconButton>
        <IconButton
          size="s"
          label={locked ? (seeds.length > 1 ? 'Free the seeds' : 'Free the seed') : 'Lock the last seed'}
          tipSide="top"
          aria-pressed={locked}
          onClick={() => (locked ? onFree() : onLock(runSeeds[0] ?? draw(maxSeed)))}
        >
          {locked ? <Lock {...ICON} /> : <LockOpen {...ICON} />}
        </IconButton>
        <MoreSeeds runSeeds={runSeeds} field={field} onWrite={write} onList={onList} />
      </div>
      {error ? (
        <p ref={problem} id={`${id}-error`} role="alert" className="scroll-mb-6 text-xs text-bad">
          {error}
        </p>
      ) : null}
    </div>
  )
}

type MoreProps = Pick<Props, 'runSeeds' | 'onList'> & {
  field: React.RefObject<HTMLTextAreaElement | null>
  onWrite: (text: string) => void
}

/** Several at once: those of the run on the stage, or a list from the clipboard. */
function MoreSeeds({ runSeeds, field, onWrite, onList }: MoreProps) {
  const paste = async () => {
    const clipboard = await fetchedOrSaid(() => import('./paste-seeds'))
    await clipboard?.pasteSeeds(onWrite, () => field.current?.focus())
  }
  const ofRun: MenuEntry = {
    kind: 'item',
    label:
      runSeeds.length === 1 ? 'Reuse the seed of this run' : `Reuse the ${runSeeds.length} seeds of this run`,
    onSelect: () => onList(runSeeds),
  }
  return (
    <Menu
      align="end"
      trigger={(trigger) => (
        <IconButton {...trigger} size="s" label="Several seeds" tipSide="top" tipAlign="end">
          <ListPlus {...ICON} />
        </IconButton>
      )}
      entries={[
        ...(runSeeds.length > 0 ? [ofRun] : []),
        { kind: 'item', label: 'Paste a list of seeds', onSelect: () => void paste() },
      ]}
    />
  )
}
