import type { Metadata } from 'next'
import Link from 'next/link'
import { ForgotPasswordForm } from '@/components/welcome/forgot-password-form'
import { Welcome } from '@/components/welcome/welcome'
import { canResetPassword } from '@/lib/auth'

export const metadata: Metadata = { title: 'A forgotten password' }

const back = (
  <Link href="/sign-in" className="text-ink underline underline-offset-3">
    Back to signing in
  </Link>
)

export default function ForgotPasswordPage() {
  if (canResetPassword())
    return (
      <Welcome
        title="Forgot your password?"
        lead="Tell us your address, and a letter brings you a link to choose a new one."
        foot={back}
      >
        <ForgotPasswordForm />
      </Welcome>
    )
  return (
    <Welcome
      title="Forgot your password?"
      lead="This studio sends no mail, so no letter can help. Ask whoever runs it for a way in."
      foot={back}
    >
      {null}
    </Welcome>
  )
}
