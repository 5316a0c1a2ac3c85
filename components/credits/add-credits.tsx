'use client'

import { type FormEvent, useState } from 'react'
import { type ApiFailure, callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { toast } from '@/components/ui/toast-store'
import { formatCredits } from '@/lib/core/money'
import { GrantInput, type LedgerEntryView } from '@/lib/credits/schema'
import { readCredits } from './read-credits'

type Errors = Partial<Record<'email' | 'credits' | 'note' | 'form', string>>

const WORDS: Record<string, string> = {
  email: 'Write an e-mail address, like maya@example.com.',
  credits: 'Write a number from 0.01 to 100 000, with two decimals at most.',
  note: 'At most 200 characters.',
}

/** For operators: puts credits into somebody's wallet, one's own to begin with. */
export function AddCredits({ ownEmail }: { ownEmail: string }) {
  const [errors, setErrors] = useState<Errors>({})
  const [busy, setBusy] = useState(false)
  const { refreshWallet, reportSignedOut } = useLive()

  const fail = (failure: ApiFailure) => {
    if (failure.reason === 'signed-out') reportSignedOut()
    setErrors(failure.code === 'NOT_FOUND' ? { email: failure.message } : { form: failure.message })
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const read = readGrant(new FormData(form))
    setErrors(read.errors)
    if (!read.input) return focusFirst(form, read.errors)
    setBusy(true)
    const answer = await callApi<LedgerEntryView>('/credits/grants', { method: 'POST', body: read.input })
    setBusy(false)
    if (!answer.ok) return fail(answer)
    toast(`Added ${formatCredits(answer.value.amountCenticredits)} credits to ${read.input.email}.`)
    form.reset()
    refreshWallet()
  }
  return (
    <form noValidate onSubmit={submit} className="grid max-w-[26rem] gap-3.5" aria-labelledby="add-credits">
      <h2 id="add-credits" className="serif text-[1.3125rem] leading-6">
        Add credits
      </h2>
      <TextField
        label="To"
        name="email"
        type="email"
        autoComplete="off"
        spellCheck={false}
        defaultValue={ownEmail}
        error={errors.email}
      />
      <div className="grid grid-cols-[8rem_minmax(0,1fr)] items-start gap-3">
        <TextField
          label="Credits"
          name="credits"
          inputMode="decimal"
          autoComplete="off"
          error={errors.credits}
        />
        <TextField label="Why" aside="shown in the ledger" name="note" maxLength={200} error={errors.note} />
      </div>
      {errors.form ? (
        <p role="alert" className="text-bad">
          {errors.form}
        </p>
      ) : null}
      <Button type="submit" variant="solid" busy={busy} className="justify-self-start">
        Add credits
      </Button>
    </form>
  )
}

function readGrant(data: FormData): { input?: GrantInput; errors: Errors } {
  const parsed = GrantInput.safeParse({
    email: String(data.get('email') ?? '').trim(),
    credits: readCredits(String(data.get('credits') ?? '')),
    note: String(data.get('note') ?? ''),
  })
  if (parsed.success) return { input: parsed.data, errors: {} }
  const fields = parsed.error.issues.map((issue) => String(issue.path[0]))
  return { errors: Object.fromEntries(fields.map((field) => [field, WORDS[field]])) }
}

function focusFirst(form: HTMLFormElement, errors: Errors) {
  const [name] = Object.keys(errors)
  if (name) form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus()
}
