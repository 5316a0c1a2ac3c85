'use client'

import { BookmarkPlus, Paintbrush, Settings2 } from 'lucide-react'
import { Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { cx } from '@/components/ui/class-names'
import { fetchedOnPress } from '@/components/ui/fetched'
import { writeInto } from '@/components/ui/write-into'
import type { SavedPromptView } from '@/lib/prompts/schema'
import { editsFor, joined, type Mention, matching } from './mention'
import type { PromptWords } from './prompt-tools'
import { useSaved } from './saved-store'
import { useListKeys } from './use-list-keys'
import { useMention } from './use-mention'

const SavedDialog = fetchedOnPress(() => import('./saved-dialog'))

export type Asked = 'prompt' | 'style' | 'manage'
const ICON = { className: 'size-4 shrink-0 text-ink-3', strokeWidth: 1.6, 'aria-hidden': true } as const
const ACTIONS: readonly { asked: Asked; label: string; icon: React.ReactNode; needsWords: boolean }[] = [
  { asked: 'prompt', label: 'Save this prompt…', icon: <BookmarkPlus {...ICON} />, needsWords: true },
  { asked: 'style', label: 'Save it as a style…', icon: <Paintbrush {...ICON} />, needsWords: true },
  { asked: 'manage', label: 'Rename, share, delete…', icon: <Settings2 {...ICON} />, needsWords: false },
]

const rowClass = (isActive: boolean) =>
  cx(
    'flex min-h-9 cursor-default items-center gap-2.5 rounded-s px-2.5 py-1.5 touch:min-h-11',
    isActive && 'bg-sunk',
  )

function SavedRow({ saved }: { saved: SavedPromptView }) {
  return (
    <>
      <span className="min-w-0 grow">
        <span className="block truncate">{saved.name}</span>
        <span className="block truncate text-xs text-ink-3">{saved.text}</span>
      </span>
      <span className="shrink-0 text-right text-xs text-ink-3">
        {saved.kind}
        {saved.isMine ? null : <span className="block max-w-24 truncate">{saved.author.name}</span>}
      </span>
    </>
  )
}

/** Saved prompts and styles under the prompt, while an `@` is being written there. */
export default function MentionList(props: PromptWords) {
  const { promptRef, negativePrompt, onNegativePrompt } = props
  const { mention, close } = useMention(promptRef)
  const { items, isLoaded, problem } = useSaved(mention !== null)
  const [opened, setOpened] = useState<{ asked: Asked; times: number } | null>(null)
  const times = useRef(0)
  const query = mention?.query ?? ''
  const found = useMemo(() => matching(items, query), [items, query])
  const hasWords = props.prompt.slice(0, mention?.from).trim() !== ''
  const actions = query === '' ? ACTIONS.filter(({ needsWords }) => hasWords || !needsWords) : []
  const count = found.length + actions.length
  const isOpen = mention !== null && count > 0 && (query === '' || found.length > 0)

  const choose = useCallback(
    (index: number) => {
      const field = promptRef.current
      const saved = found[index]
      if (!field || !mention) return
      if (saved) {
        for (const edit of editsFor(field.value, mention, saved)) writeInto(field, edit)
        if (saved.negativePrompt) onNegativePrompt(joined(negativePrompt, saved.negativePrompt))
        return
      }
      writeInto(field, withoutMention(field.value, mention))
      const asked = actions[index - found.length]?.asked
      times.current += 1
      setOpened(asked ? { asked, times: times.current } : null)
    },
    [promptRef, found, mention, actions, negativePrompt, onNegativePrompt],
  )
  const { listId, active, setActive } = useListKeys({
    ...{ fieldRef: promptRef, isOpen, count, onChoose: choose, onClose: close },
  })
  const optionProps = (index: number) => ({
    id: `${listId}-${index}`,
    role: 'option' as const,
    'aria-selected': index === active,
    onPointerMove: () => setActive(index),
    onPointerDown: (event: React.PointerEvent) => event.preventDefault(),
    onClick: () => choose(index),
    className: rowClass(index === active),
  })
  return (
    <>
      {isOpen ? (
        <div className="absolute inset-x-0 top-full z-40 mt-1 animate-appear rounded-card bg-panel shadow-float">
          <div
            id={listId}
            role="listbox"
            aria-label="Saved prompts and styles"
            tabIndex={-1}
            className="max-h-[min(26rem,50dvh)] overflow-y-auto p-1"
          >
            {found.map((saved, index) => (
              <div key={saved.id} {...optionProps(index)}>
                <SavedRow saved={saved} />
              </div>
            ))}
            {found.length === 0 ? <Nothing isLoaded={isLoaded} problem={problem} /> : null}
            {actions.map(({ asked, label, icon }, index) => (
              <div
                key={asked}
                {...optionProps(found.length + index)}
                className={cx(
                  rowClass(found.length + index === active),
                  'text-ink-2',
                  index === 0 && 'mt-1 border-t border-line',
                )}
              >
                {icon}
                {label}
              </div>
            ))}
          </div>
        </div>
      ) : null}
      <p role="status" className="sr-only">
        {isOpen ? `${found.length} saved. Arrow keys choose, Enter takes.` : ''}
      </p>
      {opened ? (
        <Suspense>
          <SavedDialog
            key={opened.times}
            asked={opened.asked}
            words={{ prompt: props.prompt, negativePrompt: props.takesNegative ? negativePrompt : '' }}
            onClose={() => setOpened(null)}
          />
        </Suspense>
      ) : null}
    </>
  )
}

/** Takes the `@` out again, and at the end the space before it. */
const withoutMention = (text: string, { from, to }: Mention) => ({
  from: to === text.length ? text.slice(0, from).trimEnd().length : from,
  to,
  text: '',
})

const Nothing = ({ isLoaded, problem }: { isLoaded: boolean; problem: string | null }) => (
  <p role="presentation" className="px-2.5 py-2 text-xs text-ink-3">
    {problem ?? (isLoaded ? 'Nothing saved yet. What you save here is put in with an @.' : 'Looking…')}
  </p>
)
