import GitHub, { type GithubProfile } from 'next-auth/providers/github'
import Google, { type GoogleProfile } from 'next-auth/providers/google'
import type { Provider } from 'next-auth/providers/index'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { env } from '@/lib/env'
import type { SignInWay, Signup } from './rules'

declare module 'next-auth' {
  interface User {
    /** Whether the provider says the address was verified. */
    provenEmail?: boolean
    sessionVersion?: number
  }
}

type Claims = {
  sub: string
  name?: string
  preferred_username?: string
  email?: string
  email_verified?: unknown
}

/** The OAuth and OIDC providers whose variables are set, as next-auth wants them. */
export function oauthProviders(): Provider[] {
  return [github(), google(), oidc()].filter((provider) => provider !== null)
}

/** The buttons the sign-in page shows. */
export const signInWays = (): SignInWay[] => oauthProviders().map(({ id, name }) => ({ id, name }))

/** What an account is stored under: OIDC subjects are unique only within their issuer. */
export const accountProvider = (id: string) => (id === 'oidc' ? `oidc ${env().OIDC_ISSUER}` : id)

const fromBase64url = (text = '') => Buffer.from(text, 'base64url').toString('utf8')

function oidc(): OAuthConfig<Claims> | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env()
  if (!issuer || !clientId || !clientSecret) return null
  return {
    id: 'oidc',
    name: env().OIDC_NAME,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
    clientId,
    clientSecret,
    userinfo: {
      // Many issuers keep e-mail out of the id token of the code flow (OIDC Core 5.4), so both are read.
      async request({ client, tokens }) {
        const claims: Claims = JSON.parse(fromBase64url(tokens.id_token?.split('.')[1]))
        if (!tokens.access_token || !client.issuer.metadata.userinfo_endpoint) return claims
        const more = await client.userinfo<Claims>(tokens.access_token)
        if (more.sub !== claims.sub) throw new Error('userinfo: is about somebody else than the id token')
        return { ...claims, ...more }
      },
    },
    profile: (claims) => ({
      id: claims.sub,
      name: claims.name ?? claims.preferred_username ?? null,
      email: claims.email ?? null,
      provenEmail: claims.email_verified === true || claims.email_verified === 'true',
    }),
  }
}

function google() {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret } = env()
  if (!clientId || !clientSecret) return null
  return Google<GoogleProfile>({
    clientId,
    clientSecret,
    profile: ({ sub, name, email, email_verified }) => ({
      id: sub,
      name,
      email,
      provenEmail: email_verified,
    }),
  })
}

type GitHubEmail = { email: string; primary: boolean; verified: boolean }

function github() {
  const { GITHUB_ID: clientId, GITHUB_SECRET: clientSecret } = env()
  if (!clientId || !clientSecret) return null
  return GitHub<GithubProfile>({
    clientId,
    clientSecret,
    userinfo: {
      // The profile does not say whether its e-mail is verified; this list does.
      // https://docs.github.com/en/rest/users/emails#list-email-addresses-for-the-authenticated-user
      async request({ client, tokens }) {
        const profile = await client.userinfo<GithubProfile>(tokens.access_token ?? '')
        const headers = { authorization: `Bearer ${tokens.access_token}` }
        const answer = await fetch('https://api.github.com/user/emails', { headers })
        const emails: GitHubEmail[] = answer.ok ? await answer.json() : []
        const proven = emails.find((each) => each.primary && each.verified)
        return { ...profile, email: proven?.email ?? profile.email, emailProven: proven !== undefined }
      },
    },
    profile: ({ id, name, login, email, emailProven }) => ({
      id: String(id),
      name: name ?? login,
      email,
      provenEmail: emailProven === true,
    }),
  })
}

/** Who may make an account without being asked. */
export const signupRule = (): Signup => env().SIGNUP
