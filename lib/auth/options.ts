import type { Account, NextAuthOptions, User } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import type { Result } from '@/lib/core/result'
import { env } from '@/lib/env'
import { logger } from '@/lib/logger'
import { clientAddress } from './address'
import { arrive } from './arrive'
import { actorOf } from './authenticate'
import type { SignInProblem } from './rules'
import { SignInInput } from './schema'
import { SESSION_SECONDS } from './session'
import { Session } from './session-token'
import { signInWithPassword } from './sign-in'
import { accountProvider, oauthProviders } from './ways'

declare module 'next-auth' {
  interface Session {
    user: { id: string }
  }
}

let built: NextAuthOptions | undefined

/** next-auth's options, built once from the environment. The token holds who and which session, nothing else. */
export function authOptions(): NextAuthOptions {
  built ??= optionsFromEnv()
  return built
}

function optionsFromEnv(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [passwordProvider(), ...oauthProviders()],
    callbacks: {
      signIn: ({ user, account }) => (account?.type === 'oauth' ? welcome(user, account) : true),
      jwt: async ({ token, user }) =>
        user ? Session.parse({ userId: user.id, sessionVersion: user.sessionVersion }) : stillAlive(token),
      session: ({ session, token }) => ({ ...session, user: { id: String(token.userId) } }),
    },
    logger: {
      error: (code, metadata) => {
        // A session that ended is told by an error here; it is no news to the operator.
        if (code === 'JWT_SESSION_ERROR') return
        logger().warn({ code, err: metadata instanceof Error ? metadata : metadata.error }, 'sign-in failed')
      },
      warn: (code) => logger().warn({ code }, 'next-auth warns'),
      debug: () => {},
    },
  }
}

function passwordProvider() {
  return Credentials({
    id: 'credentials',
    name: 'Password',
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(credentials, request) {
      const input = SignInInput.safeParse(credentials)
      if (!input.success) return null
      const address = clientAddress(new Headers(request.headers as Record<string, string>))
      const answer = await signInWithPassword(input.data, { address, now: new Date() })
      if (answer.ok) return { id: answer.value.userId, sessionVersion: answer.value.sessionVersion }
      return problemOf(answer)
    },
  })
}

// next-auth carries an error's message to the page as ?error=, and null as CredentialsSignin.
function problemOf(answer: Extract<Result<unknown>, { ok: false }>): null {
  if (answer.code === 'RATE_LIMITED') throw new Error(`RATE_LIMITED.${answer.details?.retryAfterSeconds}`)
  if (answer.code === 'FORBIDDEN') throw new Error('SUSPENDED' satisfies SignInProblem)
  return null
}

/** Without an adapter next-auth passes this very `user` on to the jwt callback: there it is ours. */
async function welcome(user: User, account: Account): Promise<true | string> {
  const answer = await arrive({
    provider: accountProvider(account.provider),
    providerAccountId: account.providerAccountId,
    email: user.email?.toLowerCase() ?? null,
    emailVerified: user.provenEmail === true,
    name: user.name ?? null,
  })
  if (!answer.ok) return `/sign-in?error=${answer.details?.problem ?? 'OAuthCallback'}`
  user.id = answer.value.userId
  user.sessionVersion = answer.value.sessionVersion
  return true
}

async function stillAlive(token: unknown) {
  const session = Session.parse(token)
  if (await actorOf(session)) return session
  throw new Error('The session has ended.')
}
