import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ProviderButtons } from '@/components/welcome/provider-buttons'
import { SignInForm } from '@/components/welcome/sign-in-form'
import { Welcome } from '@/components/welcome/welcome'
import {
  canResetPassword,
  currentUser,
  problemSentence,
  safeNext,
  signInWays,
  signupRule,
  somebodyExists,
} from '@/lib/auth'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: Props) {
  const { next: asked, callbackUrl, error } = await searchParams
  const next = safeNext(asked ?? callbackUrl)
  if (await currentUser()) redirect(next as Route)
  if (!(await somebodyExists())) redirect('/set-up')
  const foot =
    signupRule().mode === 'closed' ? (
      'No account? Ask whoever runs this studio for one.'
    ) : (
      <>
        New here?{' '}
        <Link href="/sign-up" className="text-ink underline underline-offset-3">
          Make an account
        </Link>
      </>
    )
  return (
    <Welcome
      title={
        <>
          Welcome <em>back</em>
        </>
      }
      lead="Your pictures are where you left them."
      foot={foot}
    >
      <SignInForm
        next={next}
        problem={typeof error === 'string' ? problemSentence(error) : undefined}
        canReset={canResetPassword()}
      />
      <ProviderButtons ways={signInWays()} next={next} />
    </Welcome>
  )
}
