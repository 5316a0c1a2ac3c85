import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { VerifyEmail } from '@/components/welcome/verify-email'
import { Welcome } from '@/components/welcome/welcome'
import { currentUser } from '@/lib/auth'

export const metadata: Metadata = { title: 'Your address', robots: { index: false }, referrer: 'no-referrer' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function VerifyEmailPage({ searchParams }: Props) {
  const { token } = await searchParams
  const asked = typeof token === 'string' ? token : ''
  if (!(await currentUser())) {
    const next = `/verify-email?token=${encodeURIComponent(asked)}`
    redirect(`/sign-in?next=${encodeURIComponent(next)}` as Route)
  }
  return (
    <Welcome
      title="Is this your address?"
      lead="Once you say so, what you have not read can come to it by mail."
    >
      <VerifyEmail token={asked} />
    </Welcome>
  )
}
