import { redactKey } from './redact'

/** Where an upstream is, and the Basic credentials it takes. `password` is empty when there are none. */
export type Address = { baseUrl: string; headers: Record<string, string>; password: string }

/**
 * A base URL apart from the `user:password@` it may carry, without a slash at its end. `credentials` as
 * `user:password` win over those in the URL.
 */
export function addressOf(url: string, credentials?: string): Address {
  const parsed = new URL(url)
  const pair = credentials || userinfoOf(parsed)
  parsed.username = ''
  parsed.password = ''
  const baseUrl = `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, '')
  if (!pair) return { baseUrl, headers: {}, password: '' }
  const authorization = `Basic ${Buffer.from(pair).toString('base64')}`
  return { baseUrl, headers: { authorization }, password: pair.slice(pair.indexOf(':') + 1) }
}

const userinfoOf = ({ username, password }: URL): string =>
  username || password ? `${decoded(username)}:${decoded(password)}` : ''

/** A stray percent sign is a percent sign. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A text of the upstream without the credentials, however they are written in it. */
export const withoutCredentials = (text: string, { headers, password }: Address): string =>
  redactKey(redactKey(text, headers.authorization?.slice('Basic '.length) ?? ''), password)
