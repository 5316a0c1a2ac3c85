'use client'

import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import { Button } from '@/components/ui/button'
import { Field, inputClass, TextField } from '@/components/ui/field'
import { FormProblem } from '@/components/ui/form-problem'
import { Segmented } from '@/components/ui/segmented'
import { useForm } from '@/components/ui/use-form'
import { DEFAULT_TOKEN_DAYS, presetOf, TOKEN_PRESETS, type TokenPreset } from '@/lib/auth/tokens/rules'
import type { NewTokenView } from '@/lib/auth/tokens/schema'
import { ScopeList } from './scope-list'

const LABELS = { name: 'Name' }
const DAYS = [7, 30, 90, 180, 365]
const loadRules = async () => (await import('@/lib/auth/tokens/schema')).NewTokenInput.pick({ name: true })

type Choice = TokenPreset | 'own'
const CHOICES = [
  { value: 'read', label: TOKEN_PRESETS.read.name },
  { value: 'make', label: TOKEN_PRESETS.make.name },
  { value: 'everything', label: TOKEN_PRESETS.everything.name },
  { value: 'own', label: 'Choose' },
] as const satisfies readonly { value: Choice; label: string }[]

type Props = { isOperator: boolean; onMade: (token: NewTokenView) => void; onCancel: () => void }

/** What a new token is called, what it may do and for how long. */
export function TokenForm({ isOperator, onMade, onCancel }: Props) {
  const [scopes, setScopes] = useState<readonly string[]>(TOKEN_PRESETS.make.scopes)
  const [isOwn, setOwn] = useState(false)
  const [days, setDays] = useState(DEFAULT_TOKEN_DAYS)
  // The same for as long as the form is open: pressed twice, one token is made.
  const [id] = useState(() => crypto.randomUUID())
  const { onSubmit, busy, errorOf, problem } = useForm({ labels: LABELS, loadRules, send })

  async function send(values: Record<string, string>) {
    const body = { id, name: values.name, scopes, days }
    const answer = await callApi<NewTokenView>('/tokens', { method: 'POST', body })
    if (!answer.ok) return answer
    onMade(answer.value)
    return null
  }
  const choose = (choice: Choice) => {
    setOwn(choice === 'own')
    if (choice !== 'own') setScopes(TOKEN_PRESETS[choice].scopes)
  }
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-4.5">
      <FormProblem problem={problem} />
      <div className="grid gap-4.5 sm:grid-cols-[1fr_9rem]">
        <TextField
          label={LABELS.name}
          name="name"
          autoComplete="off"
          maxLength={80}
          required
          placeholder="Nightly renders"
          error={errorOf('name')}
        />
        <Field label="Works for">
          {(control) => (
            <select
              {...control}
              value={days}
              onChange={(event) => setDays(Number(event.target.value))}
              className={inputClass()}
            >
              {DAYS.map((each) => (
                <option key={each} value={each}>
                  {each} days
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="grid gap-2">
        <Segmented
          label="What it may do"
          value={isOwn ? 'own' : (presetOf(scopes) ?? 'own')}
          options={CHOICES}
          onChange={choose}
          className="flex w-fit max-w-full flex-wrap gap-0.5 rounded-s bg-sunk p-0.5"
        />
        <ScopeList scopes={scopes} isOperator={isOperator} onChange={isOwn ? setScopes : undefined} />
      </div>
      <div className="flex gap-2">
        <Button type="submit" variant="solid" busy={busy} disabled={scopes.length === 0}>
          Make the token
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
