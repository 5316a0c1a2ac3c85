'use client'

import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { SearchBox } from '@/components/ui/search-box'
import { Segmented } from '@/components/ui/segmented'
import { toast } from '@/components/ui/toast-store'
import { expandTemplate, literally, parseTemplate } from '@/lib/prompts/rules'
import type { AskedPrompt } from '@/lib/prompts/schema'
import type { PromptWords } from './prompt-tools'
import { useAsked } from './use-asked'
import { diffWords } from './word-diff'

type Props = PromptWords & { open: boolean; onOpenChange: (open: boolean) => void }
type View = 'words' | 'changes'

const VIEWS = [
  { value: 'words', label: 'Words' },
  { value: 'changes', label: 'Changes' },
] as const

/** The prompts of own runs, to search, to compare with what is written now, and to take up again. */
export default function HistoryDialog({ prompt, onPrompt, promptRef, open, onOpenChange }: Props) {
  const [search, setSearch] = useState('')
  const [view, setView] = useState<View>('words')
  const taken = useRef(false)
  const present = presentOf(prompt)
  const { items, isLoading, problem, more } = useAsked(search, open)
  const take = (asked: AskedPrompt) => {
    onPrompt(literally(asked.prompt))
    onOpenChange(false)
    const undo = { label: 'Undo', onAction: () => onPrompt(prompt) }
    if (present && present !== asked.prompt) toast('The prompt was replaced.', { action: undo })
    taken.current = true
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      onClosed={() => {
        taken.current = false
      }}
      finalFocus={() => !taken.current || promptRef.current}
      title="Earlier prompts"
    >
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          label="Search earlier prompts"
          placeholder="Words in it"
          value={search}
          onChange={setSearch}
        />
        {present ? <Segmented label="Show" value={view} options={VIEWS} onChange={setView} /> : null}
      </div>
      {view === 'changes' && present ? (
        <p className="text-xs text-ink-3">
          From each to what is written now: <del>left out</del>, <ins className={INS}>put in</ins>.
        </p>
      ) : null}
      <ul aria-busy={isLoading} className="-mx-2 grid min-h-40 content-start">
        {items.map((asked) => (
          <li key={asked.runId}>
            <button
              type="button"
              onClick={() => take(asked)}
              className="grid min-h-11 w-full gap-0.5 rounded-s px-2 py-2 text-left transition-colors hover:bg-sunk"
            >
              <span
                className={view === 'changes' && present ? 'wrap-anywhere' : 'line-clamp-3 wrap-anywhere'}
              >
                {view === 'changes' && present ? <Changes from={asked.prompt} to={present} /> : asked.prompt}
              </span>
              <span className="num text-xs text-ink-3">{whenAsked(asked)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={items.length > 0 ? 'sr-only' : 'text-ink-2'}>
        {problem ?? (isLoading ? '' : resultOf(items.length, search))}
      </p>
      {more ? (
        <Button variant="ghost" busy={isLoading} onClick={more}>
          Older prompts
        </Button>
      ) : null}
    </Dialog>
  )
}

/** A prompt for one is compared as it is sent, a prompt for many as it is written. */
function presentOf(prompt: string): string {
  const made = expandTemplate(parseTemplate(prompt), {}, 2)
  return (made.length === 1 ? (made[0] ?? '') : prompt).trim()
}

const resultOf = (count: number, search: string) => {
  if (count > 0) return `${count} found.`
  return search.trim() ? 'No earlier prompt has these words.' : 'Your prompts will be listed here.'
}

const MOMENT: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
}
function whenAsked({ lastAskedAt, times }: AskedPrompt): string {
  const moment = new Date(lastAskedAt).toLocaleString(undefined, MOMENT)
  return times > 1 ? `${moment} · ${times} times` : moment
}

const INS = 'rounded-xs bg-live-soft text-ink no-underline [del+&]:ml-[0.3em]'

function Changes({ from, to }: { from: string; to: string }) {
  const changes = diffWords(from, to)
  if (changes.every(({ kind }) => kind === 'same'))
    return (
      <>
        {to} <span className="text-ink-3">(the same)</span>
      </>
    )
  return changes.map(({ kind, text }, at) =>
    kind === 'same' ? (
      text
    ) : kind === 'added' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a diff is drawn once
      <ins key={at} className={INS}>
        {text}
      </ins>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <del key={at} className="text-ink-3">
        {text}
      </del>
    ),
  )
}
