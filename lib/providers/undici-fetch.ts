import type { LookupFunction } from 'node:net'
import { Agent, buildConnector, request, FormData as UndiciForm } from 'undici'
import type { UpstreamFetch } from './exchange'

const CONNECT_TIMEOUT_MS = 5_000

/** How a connection is made, where it is not the usual way. */
type Dialling = { lookup?: LookupFunction; ca?: string }

/**
 * The real way out: an agent of its own, so that no proxy variable or global dispatcher can redirect the
 * key; one call per connection; no redirect followed; no timeout but the caller's signal.
 * `undici.request` costs half the CPU of `fetch` for a 1.5 MB answer.
 */
export function undiciFetch(dialling: Dialling = {}): UpstreamFetch {
  const dispatcher = new Agent({
    connect: markedConnector(dialling),
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  return async (url, { method, headers, body, signal }) => {
    const answer = await request(url, {
      method,
      headers,
      body: body instanceof FormData ? undiciForm(body) : body,
      signal,
      dispatcher,
    })
    return { status: answer.statusCode, headers: { get: reader(answer.headers) }, body: answer.body }
  }
}

/** An error of the connector proves that no byte of the request left. */
function markedConnector(dialling: Dialling): buildConnector.connector {
  const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS, allowH2: false, ...dialling })
  return (options, done) =>
    connect(options, (...[error, socket]) => {
      if (error) done(Object.assign(error, { neverConnected: true }), null)
      else done(null, socket)
    })
}

function undiciForm(form: FormData): UndiciForm {
  const copy = new UndiciForm()
  for (const [name, value] of form) copy.append(name, value)
  return copy
}

const reader = (headers: Record<string, string | string[] | undefined>) => (name: string) => {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}
