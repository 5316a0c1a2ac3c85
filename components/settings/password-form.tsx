'use client'

import { callApi } from '@/components/frame/api'
import { Button } from '@/components/ui/button'
import { FormProblem } from '@/components/ui/form-problem'
import { PasswordField } from '@/components/ui/password-field'
import { toast } from '@/components/ui/toast-store'
import { useForm } from '@/components/ui/use-form'

const LABELS = { currentPassword: 'The present password', newPassword: 'The new password' }
const loadRules = async () => (await import('@/lib/auth/schema')).ChangePasswordInput

async function send(values: Record<string, string>, form: HTMLFormElement) {
  const { currentPassword, newPassword } = values
  const answer = await callApi('/me/password', { method: 'POST', body: { currentPassword, newPassword } })
  if (!answer.ok) {
    const wait = answer.details.retryAfterSeconds
    return { ...answer, ...(typeof wait === 'number' ? { waitSeconds: wait } : {}) }
  }
  form.reset()
  toast('Password changed. You are signed out everywhere else.')
  return null
}

/** Changes the password; every other session ends, this one goes on. */
export function PasswordForm({ email }: { email: string }) {
  const { onSubmit, busy, errorOf, problem } = useForm({ labels: LABELS, loadRules, send })
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid max-w-96 gap-4.5">
      <FormProblem problem={problem} />
      {/* For password managers, which must know whose password changes. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Present password"
        name="currentPassword"
        autoComplete="current-password"
        required
        error={errorOf('currentPassword')}
      />
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        minLength={10}
        required
        hint="10 characters or more. A short sentence is good."
        error={errorOf('newPassword')}
      />
      <Button type="submit" busy={busy} className="justify-self-start">
        Change the password
      </Button>
    </form>
  )
}
