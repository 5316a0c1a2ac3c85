import type { Metadata } from 'next'
import { VerifyEmail } from '@/components/welcome/verify-email'
import { Welcome } from '@/components/welcome/welcome'
import { getMe, requireUser } from '@/lib/auth'

export const metadata: Metadata = { title: 'Your address' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function VerifyEmailPage({ searchParams }: Props) {
  const { token } = await searchParams
  const { email } = await getMe(await requireUser())
  return (
    <Welcome
      title="Is this your address?"
      lead={
        <>
          <b className="font-semibold wrap-anywhere text-ink">{email}</b>. Once you say so, what you have not
          read can come to it by mail.
        </>
      }
    >
      <VerifyEmail token={typeof token === 'string' ? token : ''} />
    </Welcome>
  )
}
