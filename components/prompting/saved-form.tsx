'use client'

import { type SubmitEvent, useState } from 'react'
import type { ApiFailure } from '@/components/frame/api'
import { Button } from '@/components/ui/button'
import { Field, inputClass, TextField } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-store'
import type { SavedPromptView, SavePromptInput } from '@/lib/prompts/schema'
import { save } from './saved-store'

type Props = {
  /** Null saves a new one. */
  id: string | null
  initial: SavePromptInput
  onDone: (saved: SavedPromptView | null) => void
}

const KINDS = [
  { value: 'prompt', label: 'Prompt' },
  { value: 'style', label: 'Style' },
] as const
const SAYS = {
  prompt: 'Put in where the @ stands.',
  style: 'Put behind what is written, after a comma.',
}
const AREA = inputClass('h-auto! max-h-40 min-h-9 py-2')

/** A saved prompt or style to name, word and share. */
export function SavedForm({ id, initial, onDone }: Props) {
  const [input, setInput] = useState(initial)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [busy, setBusy] = useState(false)
  const write = (more: Partial<SavePromptInput>) => setInput((now) => ({ ...now, ...more }))
  const errorOf = (name: string) => {
    const found = failure?.fields.find(({ field }) => field === name)
    return found ? `It ${found.message}.` : undefined
  }
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setBusy(true)
    const answer = await save(id, { ...input, negativePrompt: input.negativePrompt?.trim() || null })
    setBusy(false)
    if (!answer.ok) return setFailure(answer)
    toast(id ? 'Changed.' : `Saved. Write @ and “${answer.value.name}” to put it in.`)
    onDone(answer.value)
  }
  return (
    <form onSubmit={submit} className="grid gap-3.5" noValidate>
      {id ? null : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Segmented label="Kind" value={input.kind} options={KINDS} onChange={(kind) => write({ kind })} />
          <span className="text-xs text-ink-3">{SAYS[input.kind]}</span>
        </div>
      )}
      <TextField
        label="Name"
        value={input.name}
        error={errorOf('name')}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => write({ name: event.target.value })}
      />
      <Field label="Words" error={errorOf('text')}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            value={input.text}
            className={AREA}
            onChange={(event) => write({ text: event.target.value })}
          />
        )}
      </Field>
      <Field label="Leave out" aside="if you like" error={errorOf('negativePrompt')}>
        {(control) => (
          <Textarea
            {...control}
            rows={1}
            value={input.negativePrompt ?? ''}
            className={AREA}
            onChange={(event) => write({ negativePrompt: event.target.value })}
          />
        )}
      </Field>
      <label className="flex min-h-9 items-center gap-2.5 touch:min-h-11">
        <input
          type="checkbox"
          checked={input.isShared}
          onChange={(event) => write({ isShared: event.target.checked })}
          className="size-4 accent-ink"
        />
        Share with the team
      </label>
      {failure && failure.fields.length === 0 ? (
        <p role="alert" className="text-sm text-bad">
          {failure.message}
        </p>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={() => onDone(null)}>
          Cancel
        </Button>
        <Button type="submit" variant="solid" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  )
}
