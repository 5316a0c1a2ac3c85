'use client'

import { type FormEvent, useState } from 'react'
import type { ApiAnswer, ApiFailure } from '@/components/frame/api'
import { Button } from '@/components/ui/button'
import { FormProblem } from '@/components/ui/form-problem'
import type { ChangeLinkInput, TargetKind } from '@/lib/share/schema'
import { bodyOf, type LinkDraft } from './link-draft'
import { LinkFields } from './link-fields'

type Props<T> = {
  kind: TargetKind
  start: LinkDraft
  action: string
  existing?: { until: string; hasPassword: boolean }
  send: (body: ChangeLinkInput) => Promise<ApiAnswer<T>>
  onSent: (value: T) => void
  onCancel: () => void
}

const LABELS: Record<string, string> = { name: 'The name', expiresAt: 'The time', password: 'The password' }

/** The options of a link, sent as a whole. */
export function LinkForm<T>({ kind, start, action, existing, send, onSent, onCancel }: Props<T>) {
  const [draft, setDraft] = useState(start)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [busy, setBusy] = useState(false)
  const errorOf = (name: string) => {
    const found = failure?.fields.find(({ field }) => field === name)
    return found && LABELS[name] ? `${LABELS[name]} ${found.message}.` : undefined
  }
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setBusy(true)
    const answer = await send(bodyOf(draft, kind, Date.now()))
    setBusy(false)
    setFailure(answer.ok ? null : answer)
    if (answer.ok) onSent(answer.value)
  }
  const isSaid = failure?.fields.some(({ field }) => field in LABELS) ?? false
  return (
    <form noValidate onSubmit={submit} className="mt-1 grid gap-4">
      <FormProblem problem={isSaid ? null : failure} />
      <LinkFields kind={kind} draft={draft} onChange={setDraft} errorOf={errorOf} existing={existing} />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="solid" busy={busy}>
          {action}
        </Button>
      </div>
    </form>
  )
}
