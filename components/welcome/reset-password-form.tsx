'use client'

import { callApi } from '@/components/frame/api'
import { Button } from '@/components/ui/button'
import { FormProblem } from '@/components/ui/form-problem'
import { PasswordField } from '@/components/ui/password-field'
import { useForm } from '@/components/ui/use-form'
import { failureOf } from './failure-of'
import { leaveFor } from './sign-in-form'

const LABELS = { password: 'Password' }
const loadRules = async () => (await import('@/lib/auth/schema')).ResetPasswordInput

/** Sets the password by the token of a letter, and goes on into the studio. */
export function ResetPasswordForm({ token, email }: { token: string; email: string }) {
  const { onSubmit, busy, errorOf, problem } = useForm({ labels: LABELS, loadRules, send })
  async function send({ password }: Record<string, string>) {
    const answer = await callApi('/password-reset', { method: 'PUT', body: { token, password } })
    return answer.ok ? leaveFor('/studio') : failureOf(answer)
  }
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-4.5">
      <FormProblem problem={problem} />
      <input type="hidden" name="token" value={token} />
      {/* For password managers, which must know whose password changes. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label={LABELS.password}
        name="password"
        autoComplete="new-password"
        minLength={10}
        autoFocus
        required
        hint="10 characters or more. A short sentence is good."
        error={errorOf('password')}
      />
      <Button type="submit" variant="solid" size="l" busy={busy} className="mt-1 w-full">
        Set it and go on
      </Button>
    </form>
  )
}
