'use client'

import { useEffect, useRef, useState } from 'react'
import { cx } from '@/components/ui/class-names'
import { toast } from '@/components/ui/toast-store'
import { Composer } from './composer'
import { Quiet, RemarkView } from './remark'
import type { Talk, Thread } from './talk'

type Props = {
  thread: Thread
  talk: Talk
  isActive: boolean
  onActivate: () => void
  before?: () => Promise<boolean>
}

/** A comment with its answers, folded to a line once it is resolved. */
export function ThreadView({ thread, talk, isActive, onActivate, before }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isActive) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  const isFolded = thread.isResolved && !isOpen && !isActive
  return (
    <li
      ref={item}
      data-thread={thread.id}
      className={cx('grid gap-3 border-l-2 py-1 pl-3', isActive ? 'border-live' : 'border-line')}
    >
      {isFolded ? (
        <Folded thread={thread} onOpen={() => setIsOpen(true)} />
      ) : (
        <Whole thread={thread} talk={talk} isActive={isActive} onActivate={onActivate} before={before} />
      )}
    </li>
  )
}

const Folded = ({ thread, onOpen }: { thread: Thread; onOpen: () => void }) => (
  <button
    type="button"
    onClick={onOpen}
    className="flex gap-2 text-left text-ink-3 hover:text-ink touch:min-h-11"
  >
    <PinNumber thread={thread} />
    <span className="truncate">
      Resolved{thread.resolvedBy ? ` by ${thread.resolvedBy}` : ''}: {thread.by.name}
    </span>
  </button>
)

const PinNumber = ({ thread: { number } }: { thread: Thread }) =>
  number === null ? null : (
    <span className="num grid size-5 shrink-0 place-content-center rounded-full bg-solid text-2xs font-semibold text-on-solid">
      <span className="sr-only">Pin </span>
      {number}
    </span>
  )

function Whole({ thread, talk, isActive, onActivate, before }: Props) {
  const [isAnswering, setIsAnswering] = useState(false)
  const resolve = async () => {
    const answer = await talk.resolve?.(thread.id, !thread.isResolved)
    if (answer && !answer.ok) toast(`Nothing changed. ${answer.message}`, { tone: 'bad' })
  }
  const mark =
    thread.number === null ? null : (
      <button
        type="button"
        onClick={onActivate}
        aria-label={`Show pin ${thread.number} on the picture`}
        aria-pressed={isActive}
        className="-my-1 grid place-content-center self-center rounded-full touch:-mx-3 touch:-my-3 touch:size-11"
      >
        <PinNumber thread={thread} />
      </button>
    )
  const more = (
    <>
      <Quiet onPress={() => setIsAnswering(true)}>Answer</Quiet>
      {talk.resolve ? <Quiet onPress={resolve}>{thread.isResolved ? 'Open again' : 'Resolve'}</Quiet> : null}
    </>
  )
  return (
    <>
      {thread.where ? <p className="-mb-2 text-xs text-ink-3">In {thread.where}</p> : null}
      <RemarkView remark={thread} talk={talk} mark={mark} more={more} />
      {thread.answers.length > 0 ? (
        <ul className="grid gap-2 pl-3">
          {thread.answers.map((answer) => (
            <li key={answer.id}>
              <RemarkView remark={answer} talk={talk} />
            </li>
          ))}
        </ul>
      ) : null}
      {thread.isDeleted ? <div className="-mx-2 -mt-2 flex">{more}</div> : null}
      {isAnswering ? (
        <Composer
          talk={talk}
          label={`Answer to ${thread.by.name}`}
          placeholder="Answer…"
          parentId={thread.id}
          forGuests={thread.by.kind === 'guest' || thread.isForGuests === true}
          takesFocus
          before={before}
          onSaid={() => setIsAnswering(false)}
        />
      ) : null}
    </>
  )
}
