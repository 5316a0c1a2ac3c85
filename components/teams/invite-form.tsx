'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { type ApiFailure, callApi } from '@/components/frame/api'
import { Button } from '@/components/ui/button'
import { Field, inputClass, TextField } from '@/components/ui/field'
import { FormProblem } from '@/components/ui/form-problem'
import { Segmented } from '@/components/ui/segmented'
import { toast } from '@/components/ui/toast-store'
import type { CreateInviteInput, NewInvite } from '@/lib/teams/schema'
import { InviteLink } from './invite-link'
import { ROLE_WORDS } from './words'

type Role = CreateInviteInput['role']
const ROLES = ['editor', 'viewer', 'admin'] as const satisfies readonly Role[]
const DAYS = [1, 7, 30]
const USES = [1, 5, 20, 50]

const fieldOf = (failure: ApiFailure | null, name: string) =>
  failure?.fields.find(({ field }) => field === name)?.message

/** As what, for whom, for how long; then the link, told once. */
export default function InviteForm({ mailIsOn, onDone }: { mailIsOn: boolean; onDone: () => void }) {
  const router = useRouter()
  const [role, setRole] = useState<Role>('editor')
  const [email, setEmail] = useState('')
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<NewInvite | null>(null)
  const isMailed = mailIsOn && email.trim() !== ''

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const address = email.trim()
    const maxUses = address ? 1 : Number(data.get('maxUses'))
    const body = { role, days: Number(data.get('days')), maxUses, ...(address && { email: address }) }
    setBusy(true)
    const answer = await callApi<NewInvite>('/invites', { method: 'POST', body })
    setBusy(false)
    setFailure(answer.ok ? null : answer)
    if (!answer.ok) return
    router.refresh()
    if (answer.value.path) return setMade(answer.value)
    toast(`The invite is on its way to ${address}.`)
    onDone()
  }
  if (made?.path) return <InviteLink path={made.path} email={made.invite.email} onDone={onDone} />
  const wrong = fieldOf(failure, 'email')
  const problem = wrong ? null : failure
  return (
    <form noValidate onSubmit={invite} className="mt-1 grid gap-4">
      <FormProblem problem={problem} />
      <div className="grid justify-items-start gap-1.5">
        <span className="text-xs font-semibold text-ink-2">As</span>
        <Segmented<Role>
          label="As"
          value={role}
          onChange={setRole}
          options={ROLES.map((value) => ({ value, label: ROLE_WORDS[value].name }))}
        />
        <p className="text-xs text-ink-3">{ROLE_WORDS[role].may}.</p>
      </div>
      <TextField
        label="E-mail"
        aside="may stay empty"
        type="email"
        name="email"
        autoComplete="off"
        spellCheck={false}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        hint={
          mailIsOn
            ? 'The invite is mailed there, and for that address alone.'
            : 'The link is then for that address alone. This studio sends no mail: you pass it on.'
        }
        error={wrong && `The address ${wrong}.`}
      />
      <div className="grid grid-cols-2 gap-3">
        <Choice label="Works for" name="days" options={DAYS} initial={7} word="day" />
        {email.trim() ? null : (
          <Choice label="Lets in" name="maxUses" options={USES} initial={1} word="person" />
        )}
      </div>
      <div className="mt-1 flex justify-end gap-2">
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="solid" busy={busy}>
          {isMailed ? 'Send the invite' : 'Make the link'}
        </Button>
      </div>
    </form>
  )
}

type ChoiceProps = { label: string; name: string; options: number[]; initial: number; word: 'day' | 'person' }
const PLURAL = { day: 'days', person: 'people' }

const Choice = ({ label, name, options, initial, word }: ChoiceProps) => (
  <Field label={label}>
    {(control) => (
      <select {...control} name={name} defaultValue={initial} className={inputClass()}>
        {options.map((value) => (
          <option key={value} value={value}>
            {value} {value === 1 ? word : PLURAL[word]}
          </option>
        ))}
      </select>
    )}
  </Field>
)
