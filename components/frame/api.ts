import type { ErrorBody } from '@/lib/http/schema'
import { teamHeader } from './page-team'

export type ApiFailure = {
  ok: false
  /** `lost` when no answer came, or one from in between: the request may or may not have been acted upon. */
  reason: 'refused' | 'signed-out' | 'lost'
  code: string
  message: string
  fields: { field: string; message: string }[]
  details: Record<string, unknown>
}
export type ApiAnswer<T> = { ok: true; value: T } | ApiFailure

type Call = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  /** The same key for the same press, so that a repeat cannot act twice. */
  idempotencyKey?: string
  timeoutMs?: number
}

/** Calls `/api/v1` + path. Never throws: a lost connection is an answer too. 204 gives `undefined`. */
export async function callApi<T>(path: string, call: Call = {}): Promise<ApiAnswer<T>> {
  try {
    const response = await fetch(`/api/v1${path}`, {
      method: call.method ?? 'GET',
      headers: {
        ...teamHeader(),
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(call.idempotencyKey ? { 'idempotency-key': call.idempotencyKey } : {}),
      },
      body: call.body === undefined ? null : JSON.stringify(call.body),
      // A press of "Undo" outlives the page it was made on; browsers promise that for small requests only.
      keepalive: call.method !== undefined && call.body === undefined,
      signal: AbortSignal.timeout(call.timeoutMs ?? 20_000),
    })
    if (!response.ok) return refusal(response.status, await response.json().catch(() => null))
    return { ok: true, value: (response.status === 204 ? undefined : await response.json()) as T }
  } catch (error) {
    return lost(error)
  }
}

const BROKEN =
  'Something went wrong in the studio. Try again in a moment; if it stays so, tell whoever runs the studio.'
const UNHEARD =
  'The studio did not say why it would not do this. Load the page again; if it stays so, tell whoever runs the studio.'

/** What an answer that is no success says; of one that says nothing `details` keeps the status. */
export function refusal(status: number, body: ErrorBody | null): ApiFailure {
  const error = body?.error
  return {
    ok: false,
    reason: status === 401 ? 'signed-out' : status >= 500 ? 'lost' : 'refused',
    code: error?.code ?? 'UNREADABLE',
    message: error?.message ?? (status >= 500 ? BROKEN : UNHEARD),
    fields: error?.fields ?? [],
    details: error?.details ?? (error ? {} : { status }),
  }
}

/** What to say when no answer came. */
export function lost(error: unknown): ApiFailure {
  const timedOut = error instanceof DOMException && error.name === 'TimeoutError'
  const message = timedOut
    ? 'The studio did not answer in time.'
    : navigator.onLine
      ? 'The studio cannot be reached.'
      : 'You are offline.'
  return {
    ok: false,
    reason: 'lost',
    code: timedOut ? 'TIMEOUT' : 'OFFLINE',
    message,
    fields: [],
    details: {},
  }
}
