'use client'

import { callApi } from '@/components/frame/api'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { FormProblem } from '@/components/ui/form-problem'
import { PasswordField } from '@/components/ui/password-field'
import { useForm } from '@/components/ui/use-form'
import { EmailField } from './email-field'
import { failureOf } from './failure-of'
import { leaveFor } from './sign-in-form'

const LABELS = { name: 'Name', email: 'E-mail', password: 'Password' }
const loadRules = async () => (await import('@/lib/auth/schema')).SignUpInput

type Props = {
  action: '/set-up' | '/sign-up'
  next: string
  submit: string
  /** Lets in whatever the rule for signing up; with `email`, that address alone. */
  invite?: { token: string; email: string | null }
}

/** Makes an account, the first or a further one, signed in straight away; goes on to `next`. */
export function AccountForm({ action, next, submit, invite }: Props) {
  const { onSubmit, busy, errorOf, problem } = useForm({ labels: LABELS, loadRules, send })
  async function send(values: Record<string, string>) {
    const answer = await callApi(action, { method: 'POST', body: values })
    if (answer.ok) return leaveFor(next)
    return failureOf(answer)
  }
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-4.5">
      <FormProblem problem={problem} />
      {invite ? <input type="hidden" name="invite" value={invite.token} /> : null}
      <TextField
        label={LABELS.name}
        name="name"
        autoComplete="name"
        autoFocus
        required
        error={errorOf('name')}
      />
      <EmailField
        label={LABELS.email}
        readOnly={Boolean(invite?.email)}
        defaultValue={invite?.email ?? undefined}
        error={errorOf('email')}
      />
      <PasswordField
        label={LABELS.password}
        name="password"
        autoComplete="new-password"
        minLength={10}
        required
        hint="10 characters or more. A short sentence is good."
        error={errorOf('password')}
      />
      <Button type="submit" variant="solid" size="l" busy={busy} className="mt-1 w-full">
        {submit}
      </Button>
    </form>
  )
}
