'use client'

import { AtSign, History } from 'lucide-react'
import { type RefObject, Suspense, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { fetchedInPlace, fetchedOnPress } from '@/components/ui/fetched'
import { IconButton } from '@/components/ui/icon-button'
import { writeInto } from '@/components/ui/write-into'

const MentionList = fetchedInPlace(() => import('./mention-list'))
const HistoryDialog = fetchedOnPress(() => import('./history-dialog'))

export type PromptWords = {
  prompt: string
  negativePrompt: string
  /** Whether the model takes a negative prompt. */
  takesNegative: boolean
  onPrompt: (text: string) => void
  onNegativePrompt: (text: string) => void
  promptRef: RefObject<HTMLTextAreaElement | null>
}

/** The list that an `@` opens; fetched with the first one. */
export function Mentions(props: PromptWords) {
  const [wanted, setWanted] = useState(false)
  if (!wanted && props.prompt.includes('@')) setWanted(true)
  return wanted ? (
    <Suspense>
      <MentionList {...props} />
    </Suspense>
  ) : null
}

const ICON = { className: 'size-4', strokeWidth: 1.6, 'aria-hidden': true } as const

/** Opens the saved prompts and styles, as an `@` written at the caret does. */
export function SavedButton({ promptRef }: Pick<PromptWords, 'promptRef'>) {
  const open = () => {
    const field = promptRef.current
    if (!field) return
    field.focus()
    const { selectionStart: at, value } = field
    const isApart = at === 0 || /[\s,]/.test(value[at - 1] ?? '')
    writeInto(field, { from: at, to: field.selectionEnd, text: isApart ? '@' : ' @' })
  }
  return (
    <button
      type="button"
      data-tip="Saved prompts and styles"
      data-tip-align="start"
      onClick={open}
      className={buttonClass({ variant: 'ghost' }, 'px-2')}
    >
      <AtSign {...ICON} />
      Saved
    </button>
  )
}

/** Opens the prompts asked before. */
export function HistoryButton(props: PromptWords) {
  const [open, setOpen] = useState<boolean>()
  return (
    <>
      <IconButton label="Earlier prompts" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <History {...ICON} />
      </IconButton>
      {open === undefined ? null : (
        <Suspense>
          <HistoryDialog {...props} open={open} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  )
}
