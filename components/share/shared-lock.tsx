'use client'

import { Button } from '@/components/ui/button'
import { FormProblem } from '@/components/ui/form-problem'
import { PasswordField } from '@/components/ui/password-field'
import { type FormFailure, useForm } from '@/components/ui/use-form'
import { sharedApi } from './shared-url'

const LABELS = { password: 'Password' }
const loadRules = async () => (await import('@/lib/share/schema')).UnlockInput

/** Asks for the password that came with a link. */
export function SharedLock({ token }: { token: string }) {
  const send = async ({ password }: Record<string, string>): Promise<FormFailure | null> => {
    const failure = await unlock(token, password ?? '')
    if (failure) return failure
    window.location.reload()
    return new Promise(() => {})
  }
  const { onSubmit, busy, errorOf, problem } = useForm({ labels: LABELS, loadRules, send })
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-4">
      <FormProblem problem={problem} />
      <PasswordField
        label={LABELS.password}
        name="password"
        autoComplete="off"
        autoFocus
        required
        error={errorOf('password')}
      />
      <Button type="submit" variant="solid" size="l" busy={busy}>
        Open
      </Button>
    </form>
  )
}

async function unlock(token: string, password: string): Promise<FormFailure | null> {
  const response = await fetch(sharedApi(token, '/unlock'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ password }),
  })
  if (response.ok) return null
  const body = await response.json().catch(() => null)
  const { message, details } = body?.error ?? {}
  const waitSeconds = details?.retryAfterSeconds
  return {
    message: message ?? 'The studio cannot be reached.',
    ...(typeof waitSeconds === 'number' && { waitSeconds }),
  }
}
