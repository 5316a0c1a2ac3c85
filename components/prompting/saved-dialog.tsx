'use client'

import { Pencil, Share2, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast-store'
import type { SavedPromptView, SavePromptInput } from '@/lib/prompts/schema'
import type { Asked } from './mention-list'
import { SavedForm } from './saved-form'
import { change, remove, restore, useSaved } from './saved-store'

type Props = {
  asked: Asked
  /** What is written now: what a new one starts from. */
  words: { prompt: string; negativePrompt: string }
  onClose: () => void
}

const TITLE = { prompt: 'Save this prompt', style: 'Save as a style', manage: 'Saved prompts and styles' }

/** Saving what is written, or looking after what was saved. */
export default function SavedDialog({ asked, words, onClose }: Props) {
  const [open, setOpen] = useState(true)
  const [edited, setEdited] = useState<SavedPromptView | null>(null)
  const close = () => setOpen(false)
  const title = edited ? `Edit “${edited.name}”` : TITLE[asked]
  return (
    <Dialog open={open} onOpenChange={setOpen} onClosed={onClose} title={title}>
      {edited ? (
        <SavedForm key={edited.id} id={edited.id} initial={inputOf(edited)} onDone={() => setEdited(null)} />
      ) : asked === 'manage' ? (
        <SavedList onEdit={setEdited} />
      ) : (
        <SavedForm id={null} initial={newOne(asked, words)} onDone={close} />
      )}
    </Dialog>
  )
}

const newOne = (kind: 'prompt' | 'style', { prompt, negativePrompt }: Props['words']): SavePromptInput => ({
  ...{ kind, name: '', text: prompt.trim(), negativePrompt: negativePrompt.trim() || null, isShared: false },
})

const inputOf = ({ kind, name, text, negativePrompt, isShared }: SavedPromptView): SavePromptInput => ({
  ...{ kind, name, text, negativePrompt, isShared },
})

function SavedList({ onEdit }: { onEdit: (saved: SavedPromptView) => void }) {
  const { items, isLoaded, problem } = useSaved(true)
  if (items.length === 0)
    return (
      <p className="text-ink-2">
        {problem ??
          (isLoaded ? 'Nothing saved yet. Write a prompt, then @ and “Save this prompt”.' : 'Looking…')}
      </p>
    )
  return (
    <ul className="-mx-1 grid">
      {items.map((saved) => (
        <li
          key={saved.id}
          className="flex items-center gap-1 border-t border-line px-1 py-1.5 first:border-0"
        >
          <span className="min-w-0 grow">
            <span className="flex items-baseline gap-2">
              <span className="truncate">{saved.name}</span>
              <span className="shrink-0 text-xs text-ink-3">{about(saved)}</span>
            </span>
            <span className="block truncate text-xs text-ink-3">{saved.text}</span>
          </span>
          {saved.isMine ? <Hands saved={saved} onEdit={() => onEdit(saved)} /> : null}
        </li>
      ))}
    </ul>
  )
}

const about = ({ kind, isMine, isShared, author }: SavedPromptView) =>
  [kind, isMine ? (isShared ? 'shared' : null) : `by ${author.name}`].filter(Boolean).join(' · ')

const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const

function Hands({ saved, onEdit }: { saved: SavedPromptView; onEdit: () => void }) {
  const { name, isShared } = saved
  const share = async () => {
    const answer = await change(saved.id, { isShared: !isShared })
    if (answer.ok) toast(isShared ? `“${name}” is yours alone again.` : `The team can use “${name}” now.`)
    else toast(`It was not changed. ${answer.message}`, { tone: 'bad' })
  }
  return (
    <>
      <IconButton
        label={isShared ? `Stop sharing ${name}` : `Share ${name} with the team`}
        data-tip={isShared ? 'Stop sharing' : 'Share with the team'}
        aria-pressed={isShared}
        onClick={share}
        className="aria-pressed:bg-sunk"
      >
        <Share2 {...ICON} />
      </IconButton>
      <IconButton label={`Edit ${name}`} data-tip="Edit" onClick={onEdit}>
        <Pencil {...ICON} />
      </IconButton>
      <IconButton label={`Delete ${name}`} data-tip="Delete" tipAlign="end" onClick={() => throwAway(saved)}>
        <Trash2 {...ICON} />
      </IconButton>
    </>
  )
}

async function throwAway(saved: SavedPromptView) {
  const gone = await remove(saved)
  if (!gone.ok) return toast(`It was not deleted. ${gone.message}`, { tone: 'bad' })
  const onAction = async () => {
    const back = await restore(saved)
    if (!back.ok) toast(`It was not restored. ${back.message}`, { tone: 'bad' })
  }
  toast(`“${saved.name}” is deleted.`, { action: { label: 'Undo', onAction } })
}
