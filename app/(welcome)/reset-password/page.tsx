import type { Metadata } from 'next'
import Link from 'next/link'
import { ResetPasswordForm } from '@/components/welcome/reset-password-form'
import { Welcome } from '@/components/welcome/welcome'
import { resetReader } from '@/lib/auth'

export const metadata: Metadata = { title: 'A new password' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ResetPasswordPage({ searchParams }: Props) {
  const { token } = await searchParams
  const reader = typeof token === 'string' ? await resetReader(token, new Date()) : null
  if (typeof token === 'string' && reader)
    return (
      <Welcome title="Choose a new password" lead="Every browser you are signed in with is signed out by it.">
        <ResetPasswordForm token={token} email={reader.email} />
      </Welcome>
    )
  return (
    <Welcome
      title="This link is over"
      lead="It works once, for an hour, and not after the password was changed in another way."
      foot={
        <Link href="/forgot-password" className="text-ink underline underline-offset-3">
          Send me another letter
        </Link>
      }
    >
      {null}
    </Welcome>
  )
}
