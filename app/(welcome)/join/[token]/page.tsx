import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { JoinButton } from '@/components/teams/join-button'
import { asRole } from '@/components/teams/words'
import { AccountForm } from '@/components/welcome/account-form'
import { ProviderButtons } from '@/components/welcome/provider-buttons'
import { Welcome } from '@/components/welcome/welcome'
import { clientAddress, currentUser, signInWays, signupRule } from '@/lib/auth'
import { AppError } from '@/lib/core/errors'
import { welcomeOf } from '@/lib/membership'
import { type Welcome as Invited, InviteToken } from '@/lib/teams/schema'

export const metadata: Metadata = { title: 'Join a team', robots: { index: false, follow: false } }

type Props = { params: Promise<{ token: string }> }

export default async function JoinPage({ params }: Props) {
  const { token } = await params
  const user = await currentUser()
  const invited = await read(token, user?.userId ?? null)
  if (!invited.ok) return <Wait message={invited.message} />
  const { teamName, role, invitedByName, isMember } = invited.value
  return (
    <Welcome
      title={
        <>
          Join <em>{teamName}</em>
        </>
      }
      lead={
        isMember
          ? `You are in ${teamName} already.`
          : `${invitedByName} invites you to the team, as ${asRole(role)}.`
      }
      foot={user ? null : <SignIn token={token} />}
    >
      {user ? (
        <JoinButton token={token} teamName={teamName} isMember={isMember} />
      ) : (
        <NewAccount token={token} invited={invited.value} />
      )}
    </Welcome>
  )
}

/** A wrong, old, used or revoked link is no page at all, and the four are not told apart. */
async function read(token: string, userId: string | null) {
  if (!InviteToken.safeParse(token).success) notFound()
  try {
    return await welcomeOf(token, userId, { address: clientAddress(await headers()), now: new Date() })
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound()
    throw error
  }
}

/** A provider proves an address: it can make the account only where an address was invited, or anybody may sign up. */
function NewAccount({ token, invited: { email, teamName } }: { token: string; invited: Invited }) {
  const ways = email || signupRule().mode === 'open' ? signInWays() : []
  return (
    <>
      <AccountForm
        action="/sign-up"
        next="/studio"
        submit={`Make an account and join ${teamName}`}
        invite={{ token, email }}
      />
      <ProviderButtons ways={ways} next={`/join/${token}`} />
    </>
  )
}

const SignIn = ({ token }: { token: string }) => (
  <>
    Have an account?{' '}
    <Link
      href={`/sign-in?next=${encodeURIComponent(`/join/${token}`)}`}
      className="text-ink underline underline-offset-3"
    >
      Sign in
    </Link>
  </>
)

const Wait = ({ message }: { message: string }) => (
  <Welcome title="A moment" lead={message}>
    {null}
  </Welcome>
)
