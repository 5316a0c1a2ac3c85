'use client'

import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { FormProblem } from '@/components/ui/form-problem'
import { PasswordField } from '@/components/ui/password-field'
import { useForm } from '@/components/ui/use-form'
import { EmailField } from './email-field'
import { signInWithPassword } from './sign-in'

const LABELS = { email: 'E-mail', password: 'Password' }
const loadRules = async () => (await import('@/lib/auth/schema')).SignInInput

type Props = { next: string; problem?: string; canReset: boolean }

/** E-mail and password; goes on to `next`. */
export function SignInForm({ next, problem: initialMessage, canReset }: Props) {
  const { onSubmit, busy, errorOf, problem } = useForm({ labels: LABELS, loadRules, send, initialMessage })
  async function send(values: Record<string, string>) {
    const failure = await signInWithPassword(values)
    if (!failure) await leaveFor(next)
    return failure
  }
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-4.5">
      <FormProblem problem={problem} />
      <EmailField label={LABELS.email} autoFocus error={errorOf('email')} />
      <PasswordField
        label={LABELS.password}
        name="password"
        autoComplete="current-password"
        required
        error={errorOf('password')}
      />
      {canReset ? (
        <Link
          href="/forgot-password"
          className="-my-2 justify-self-start py-2 text-sm text-ink-2 underline underline-offset-3 hover:text-ink"
        >
          Forgot your password?
        </Link>
      ) : null}
      <Button type="submit" variant="solid" size="l" busy={busy} className="mt-1 w-full">
        Sign in
      </Button>
    </form>
  )
}

/** Never resolves: the button stays busy until the next page is there. */
export function leaveFor(path: string): Promise<never> {
  location.assign(path)
  return new Promise(() => {})
}
