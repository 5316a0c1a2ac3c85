'use client'

import { useState } from 'react'
import { useMe } from '@/components/frame/me'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, inputClass, TextField } from '@/components/ui/field'
import { LEVELS, MAX_DESCRIPTION, MAX_NAME } from '@/lib/gallery/collections/schema'
import type { Draft } from './calls'
import { LEVEL_WORDS } from './words'

const EMPTY: Draft = { name: '', description: '', teamLevel: null }

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  action: string
  start?: Draft
  /** Null when it is done, else what to say. */
  onSave: (draft: Draft) => Promise<string | null>
}

/** The name, description and openness of a collection. */
export function CollectionForm({ open, onOpenChange, title, action, start = EMPTY, onSave }: Props) {
  const { team } = useMe()
  const [draft, setDraft] = useState(start)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const change = (more: Partial<Draft>) => setDraft((now) => ({ ...now, ...more }))
  const save = async () => {
    if (draft.name.trim() === '') return setProblem('Give it a name.')
    setBusy(true)
    const trouble = await onSave(draft)
    setBusy(false)
    setProblem(trouble)
    if (trouble === null) onOpenChange(false)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      footer={
        <>
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button type="submit" form="collection" variant="solid" busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id="collection"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label="Name"
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
          maxLength={MAX_NAME}
          autoComplete="off"
          error={problem}
        />
        <Field label="Description" aside="may stay empty">
          {(control) => (
            <textarea
              {...control}
              value={draft.description}
              onChange={(event) => change({ description: event.target.value })}
              maxLength={MAX_DESCRIPTION}
              rows={3}
              className={inputClass('h-auto! py-2')}
            />
          )}
        </Field>
        {team.kind === 'shared' ? <WhoSees draft={draft} onChange={change} /> : null}
      </form>
    </Dialog>
  )
}

function WhoSees({ draft, onChange }: { draft: Draft; onChange: (more: Partial<Draft>) => void }) {
  return (
    <Field
      label="Who sees it"
      hint={
        draft.teamLevel === null
          ? 'Only you, and whom you let in.'
          : 'Your pictures in it are shown to everybody in the team.'
      }
    >
      {(control) => (
        <select
          {...control}
          value={draft.teamLevel ?? ''}
          onChange={(event) =>
            onChange({ teamLevel: LEVELS.find((level) => level === event.target.value) ?? null })
          }
          className={inputClass()}
        >
          <option value="">Private</option>
          {LEVELS.map((level) => (
            <option key={level} value={level}>
              The team may {LEVEL_WORDS[level]}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
