'use client'

import { type FormEvent, useState } from 'react'
import { type ApiFailure, callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { Button } from '@/components/ui/button'
import { Field, inputClass, TextField } from '@/components/ui/field'
import { toast } from '@/components/ui/toast-store'
import { formatCredits } from '@/lib/core/money'
import type { LedgerEntryView } from '@/lib/credits/schema'
import { type GrantErrors, readGrant } from './read-grant'

export type GrantTeam = { id: string; name: string }
type Props = { ownEmail: string; teams: readonly GrantTeam[]; onDone: () => void }

/** Whom, how many, where and why. `onDone` when they are there. */
export default function GrantForm({ ownEmail, teams, onDone }: Props) {
  const [errors, setErrors] = useState<GrantErrors>({})
  const [busy, setBusy] = useState(false)
  const { refreshWallet, reportSignedOut } = useLive()

  const fail = (failure: ApiFailure) => {
    if (failure.reason === 'signed-out') reportSignedOut()
    setErrors(failure.code === 'NOT_FOUND' ? { email: failure.message } : { form: failure.message })
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { input, errors: found } = readGrant(new FormData(event.currentTarget))
    setErrors(found)
    if (!input) return focusOn(event.currentTarget, Object.keys(found)[0])
    setBusy(true)
    const answer = await callApi<LedgerEntryView>('/credits/grants', { method: 'POST', body: input })
    setBusy(false)
    if (!answer.ok) return fail(answer)
    toast(`Added ${formatCredits(answer.value.amountCenticredits)} credits to ${input.email}.`)
    refreshWallet()
    onDone()
  }
  return (
    <form noValidate onSubmit={submit} className="mt-1 grid gap-3.5">
      <TextField
        label="To"
        name="email"
        type="email"
        autoComplete="off"
        spellCheck={false}
        defaultValue={ownEmail}
        error={errors.email}
      />
      <TextField
        label="Credits"
        name="credits"
        inputMode="decimal"
        autoComplete="off"
        error={errors.credits}
      />
      {teams.length > 0 ? <Where teams={teams} error={errors.teamId} /> : null}
      <TextField label="Why" aside="stands in their ledger" name="note" maxLength={200} error={errors.note} />
      {errors.form ? (
        <p role="alert" className="text-bad">
          {errors.form}
        </p>
      ) : null}
      <div className="mt-1 flex justify-end gap-2">
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="solid" busy={busy}>
          Add credits
        </Button>
      </div>
    </form>
  )
}

const Where = ({ teams, error }: Pick<Props, 'teams'> & { error: string | undefined }) => (
  <Field label="Where" error={error}>
    {(control) => (
      <select {...control} name="teamId" defaultValue="" className={inputClass()}>
        <option value="">Their own studio</option>
        {teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Field>
)

const focusOn = (form: HTMLFormElement, name: string | undefined) =>
  form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus()
