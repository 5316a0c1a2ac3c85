import type { FormFailure } from '@/components/ui/use-form'
import { problemSentence } from '@/lib/auth/rules'

type Fields = Record<string, string>

/** Posts to next-auth with the token that proves the form is ours, and answers the URL it would go to next. */
async function post(path: string, fields: Fields): Promise<URL> {
  const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
  const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' })
  const answer = await fetch(`/api/auth/${path}`, { method: 'POST', body })
  return new URL((await answer.json()).url, location.href)
}

function failureIn(url: URL): FormFailure | null {
  if (url.searchParams.get('csrf'))
    return { message: 'This browser keeps no cookies, and signing in needs one.' }
  const code = url.searchParams.get('error')
  if (code === null) return null
  const waitSeconds = Number(/^RATE_LIMITED\.(\d+)$/.exec(code)?.[1])
  return { message: problemSentence(code), ...(waitSeconds ? { waitSeconds } : {}) }
}

/** Signs this browser in with e-mail and password; answers what was wrong, or null. */
export async function signInWithPassword({ email = '', password = '' }: Fields): Promise<FormFailure | null> {
  return failureIn(await post('callback/credentials', { email, password }))
}

/** Leaves for the provider; comes back to `next`. Answers only when it could not leave. */
export async function leaveForProvider(id: string, next: string): Promise<FormFailure | null> {
  const url = await post(`signin/${id}`, { callbackUrl: next })
  const failure = failureIn(url)
  if (!failure) location.assign(url)
  return failure
}
