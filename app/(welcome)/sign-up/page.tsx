import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import { AccountForm } from '@/components/welcome/account-form'
import { ProviderButtons } from '@/components/welcome/provider-buttons'
import { Welcome } from '@/components/welcome/welcome'
import { currentUser, signInWays, signupRule, somebodyExists } from '@/lib/auth'

export const metadata: Metadata = { title: 'Make an account' }

export default async function SignUpPage() {
  if (await currentUser()) redirect('/studio')
  if (!(await somebodyExists())) redirect('/set-up')
  const { mode, domains } = signupRule()
  if (mode === 'closed') return <Closed />
  const whose = domains.map((domain) => `@${domain}`).join(' or ')
  return (
    <Welcome
      title={
        <>
          Make <em>an account</em>
        </>
      }
      lead={
        whose ? `For people with an e-mail ${whose}.` : 'A wall for your pictures, and credits to begin with.'
      }
      foot={
        <>
          Already have one?{' '}
          <Link href="/sign-in" className="text-ink underline underline-offset-3">
            Sign in
          </Link>
        </>
      }
    >
      <AccountForm action="/sign-up" next="/studio" submit="Make the account" />
      <ProviderButtons ways={signInWays()} next="/studio" />
    </Welcome>
  )
}

const Closed = () => (
  <Welcome title="Sign-up is closed" lead="Ask whoever runs this studio for an account.">
    <ButtonLink href="/sign-in" size="l" className="w-full">
      Sign in
    </ButtonLink>
  </Welcome>
)
