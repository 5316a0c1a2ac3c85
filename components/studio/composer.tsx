'use client'

import { Minus, Plus } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useRef, useState } from 'react'
import type { Batch } from '@/components/prompting/batch'
import { HistoryButton, Mentions, SavedButton } from '@/components/prompting/prompt-tools'
import { PromptMirror } from '@/components/prompting/template'
import { buttonClass } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { Kbd } from '@/components/ui/kbd'
import { Textarea } from '@/components/ui/textarea'
import type { Fields } from '@/lib/providers/schema'
import type { DraftErrors } from './draft-errors'
import { walkHistory } from './runs-state'

type Props = {
  prompt: string
  negativePrompt: string
  /** Its prompt is there. */
  fields: Fields
  asks: string
  errors: DraftErrors
  history: readonly string[]
  promptRef: RefObject<HTMLTextAreaElement | null>
  onPrompt: (text: string) => void
  onNegativePrompt: (text: string) => void
  batch: Batch
  /** What belongs under a prompt for many; null under one for itself. */
  batchLine: ReactNode
}

const TEXT = 'px-3.5 outline-none placeholder:text-ink-3 caret-live'

function Count({ length, max }: { length: number; max: number }) {
  const over = length > max
  if (length === 0) return <Kbd className="mr-1.5 ml-auto">/</Kbd>
  return (
    <span className={cx('mono num ml-auto pr-1.5', over ? 'text-bad' : 'text-ink-3')}>
      {length.toLocaleString('en')}
      <span className={over || length > max * 0.8 ? undefined : 'sr-only'}>
        {' '}
        / {max.toLocaleString('en')}
      </span>
    </span>
  )
}

const Problem = ({ id, text }: { id: string; text: string | undefined }) =>
  text ? (
    <p id={id} role="alert" className="px-3.5 pb-2 text-xs text-bad">
      {text}
    </p>
  ) : null

/** `Up` in an empty field brings back earlier prompts, `Down` returns; anything typed ends the walk. */
function useHistoryKeys(history: readonly string[], text: string, onText: (text: string) => void) {
  const at = useRef(-1)
  return (event: KeyboardEvent) => {
    if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || event.shiftKey || event.altKey) return
    const step = walkHistory(history, at.current, text, event.key === 'ArrowUp' ? 'older' : 'newer')
    if (!step) return
    event.preventDefault()
    at.current = step.at
    onText(step.text)
  }
}

/** What the picture should be, and what should not be in it. */
export function Composer(props: Props) {
  const {
    prompt,
    negativePrompt,
    fields,
    asks,
    errors,
    history,
    promptRef,
    batch,
    onPrompt,
    onNegativePrompt,
  } = props
  const id = useId()
  const [opened, setOpened] = useState(false)
  const onKeyDown = useHistoryKeys(history, prompt, onPrompt)
  const negative = fields.negativePrompt
  const open =
    negative !== undefined && (opened || negativePrompt !== '' || errors.negativePrompt !== undefined)
  const words = {
    prompt,
    negativePrompt,
    takesNegative: negative !== undefined,
    onPrompt,
    onNegativePrompt,
    promptRef,
  }
  const shape = 'px-3.5 pt-3 pb-2 text-[1rem]/6 md:text-md'
  return (
    <div className="rounded-card border border-line bg-panel shadow-card transition-colors hover:border-line-strong has-[textarea:focus-visible]:border-live has-[textarea:focus-visible]:outline has-[textarea:focus-visible]:outline-live">
      <label htmlFor={`${id}-prompt`} className="sr-only">
        Prompt
      </label>
      <div className="relative">
        {batch.isTemplate ? (
          <PromptMirror text={prompt} unfilled={batch.unfilled} fieldRef={promptRef} className={shape} />
        ) : null}
        <Textarea
          ref={promptRef}
          id={`${id}-prompt`}
          title="What the picture shows. API field: prompt"
          value={prompt}
          onChange={(event) => onPrompt(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder={asks}
          aria-invalid={errors.prompt ? true : undefined}
          aria-describedby={errors.prompt ? `${id}-prompt-error` : undefined}
          autoComplete="off"
          className={cx(
            TEXT,
            shape,
            'relative max-h-[38dvh]',
            fields.image ? 'min-h-20' : 'min-h-24 md:min-h-[118px]',
          )}
        />
        <Mentions {...words} />
      </div>
      <Problem id={`${id}-prompt-error`} text={errors.prompt} />
      {props.batchLine}
      {open ? (
        <div className="border-t border-line pt-2">
          <label htmlFor={`${id}-negative`} className="px-3.5 text-xs font-semibold text-ink-2">
            Leave out
          </label>
          <Textarea
            id={`${id}-negative`}
            title="What it should keep out. API field: negativePrompt"
            rows={1}
            value={negativePrompt}
            onChange={(event) => onNegativePrompt(event.target.value)}
            placeholder="Things that should not be there"
            aria-invalid={errors.negativePrompt ? true : undefined}
            aria-describedby={errors.negativePrompt ? `${id}-negative-error` : undefined}
            autoComplete="off"
            className={cx(TEXT, 'max-h-[20dvh] min-h-9 pt-0.5 pb-2 max-md:text-[1rem]')}
          />
          <Problem id={`${id}-negative-error`} text={errors.negativePrompt} />
        </div>
      ) : null}
      <div className="flex min-h-11 items-center gap-1 border-t border-line px-2 py-1">
        <SavedButton promptRef={promptRef} />
        {negative ? (
          <button
            type="button"
            aria-expanded={open}
            disabled={negativePrompt !== ''}
            onClick={() => setOpened(!open)}
            className={buttonClass(
              { variant: 'ghost' },
              'px-2 disabled:opacity-100 disabled:hover:bg-transparent',
            )}
          >
            {open ? (
              <Minus className="size-4" strokeWidth={1.6} aria-hidden="true" />
            ) : (
              <Plus className="size-4" strokeWidth={1.6} aria-hidden="true" />
            )}
            Negative
          </button>
        ) : null}
        <HistoryButton {...words} />
        {fields.prompt?.required ? null : <span className="px-1.5 text-xs text-ink-3">if you like</span>}
        <Count length={prompt.trim().length} max={fields.prompt?.maxChars ?? 0} />
      </div>
    </div>
  )
}
