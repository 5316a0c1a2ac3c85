'use client'

import { Redo2, Undo2 } from 'lucide-react'
import type { Dispatch } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import type { DraftEdit, DraftHistory } from './draft-history'

type Props = { history: DraftHistory; act: Dispatch<DraftEdit> }

/** Takes back the last edit of the form; there once something was edited. */
export function UndoButtons({ history, act }: Props) {
  const [back, next] = [history.past.at(-1), history.future[0]]
  if (!back && !next) return null
  const icon = { strokeWidth: 1.6, 'aria-hidden': true } as const
  return (
    <fieldset aria-label="Edits" className="flex shrink-0">
      <IconButton
        size="s"
        label={back ? `Undo ${back.name}` : 'Nothing to undo'}
        tipSide="top"
        tipAlign="end"
        aria-disabled={!back}
        onClick={() => act({ type: 'undone' })}
        className="aria-disabled:opacity-40"
      >
        <Undo2 {...icon} />
      </IconButton>
      <IconButton
        size="s"
        hidden={!next}
        label={next ? `Redo ${next.name}` : 'Nothing to redo'}
        tipSide="top"
        tipAlign="end"
        aria-disabled={!next}
        onClick={() => act({ type: 'redone' })}
        className="aria-disabled:opacity-40"
      >
        <Redo2 {...icon} />
      </IconButton>
    </fieldset>
  )
}
