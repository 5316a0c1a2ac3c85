/** A request as far as the sandbox looks at it. */
export type Call = {
  path: string
  method: string
  /** The bare key; empty when there is none. */
  key: string
  wantsJson: boolean
  /** Undefined when the body is no multipart form. */
  form(): Promise<FormData | undefined>
  signal?: AbortSignal | undefined
}

export function callOf(input: string | URL | Request, init: RequestInit = {}): Call {
  const request = input instanceof Request ? input : undefined
  const headers = new Headers(init.headers ?? request?.headers)
  return {
    path: new URL(request?.url ?? String(input)).pathname,
    method: (init.method ?? request?.method ?? 'GET').toUpperCase(),
    key: (headers.get('authorization') ?? '').replace(/^Bearer\s*/i, '').trim(),
    wantsJson: /^application\/json/i.test(headers.get('accept') ?? ''),
    form: () => formOf(init.body, request, headers),
    signal: init.signal ?? request?.signal,
  }
}

const isForm = (body: unknown): body is FormData =>
  typeof body === 'object' && body !== null && Object.prototype.toString.call(body) === '[object FormData]'

async function formOf(
  body: unknown,
  request: Request | undefined,
  headers: Headers,
): Promise<FormData | undefined> {
  if (isForm(body)) return body
  if (!headers.get('content-type')?.toLowerCase().startsWith('multipart/form-data')) return undefined
  const carrier = body === undefined || body === null ? request : new Response(body as BodyInit, { headers })
  return carrier?.formData().catch(() => undefined)
}

/** Waits, but not past an abort: then it rejects with the signal's reason, as `fetch` does. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason)
  if (ms <= 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
