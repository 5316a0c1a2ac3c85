import { Agent, type BodyInit, fetch, type Response } from 'undici'
import type { RunView } from '@/lib/runs/schema'

export type Answer = {
  status: number
  headers: Record<string, string>
  bytes: Buffer
  text: string
  /** The parsed body; undefined when it is not JSON. */
  json: unknown
}
export type Asked = {
  headers?: Record<string, string>
  /** Sent as JSON. */
  body?: unknown
  /** Sent as it is, in place of `body`. */
  raw?: BodyInit
  signal?: AbortSignal
}

// Plenty of sockets, and none kept over a restart of the server.
const agent = new Agent({ connections: 256, keepAliveTimeout: 1000, headersTimeout: 180_000, bodyTimeout: 0 })

/** One browser: an address, and a session cookie if signed in. */
export class Caller {
  constructor(
    readonly baseUrl: () => string,
    public cookie: string | undefined = undefined,
    /** Told every answer; for tests that search everything that was ever said. */
    public heard: (answer: Answer, path: string) => unknown = () => {},
  ) {}

  async open(
    method: string,
    path: string,
    { headers = {}, body, raw, signal }: Asked = {},
  ): Promise<Response> {
    const sent: Record<string, string> = { ...headers }
    if (this.cookie && sent.cookie === undefined) sent.cookie = this.cookie
    if (body !== undefined && sent['content-type'] === undefined) sent['content-type'] = 'application/json'
    const payload = raw ?? (body === undefined ? null : JSON.stringify(body))
    return fetch(`${this.baseUrl()}${path}`, {
      method,
      headers: sent,
      body: payload,
      redirect: 'manual',
      dispatcher: agent,
      ...(signal && { signal }),
    })
  }

  async ask(method: string, path: string, asked: Asked = {}): Promise<Answer> {
    const response = await this.open(method, path, asked)
    const bytes = Buffer.from(await response.arrayBuffer())
    const text = bytes.toString('utf8')
    const answer = {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      bytes,
      text,
      json: parsed(text),
    }
    this.heard(answer, path)
    return answer
  }

  get = (path: string, headers: Record<string, string> = {}) => this.ask('GET', path, { headers })
  post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    this.ask('POST', path, { body, headers })

  /** Starts a run and gives it as answered; throws unless it was accepted. */
  async startRun(more: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<RunView> {
    const answer = await this.post('/api/v1/runs', asked(more), { 'idempotency-key': newKey(), ...headers })
    if (answer.status !== 202 && answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
    return answer.json as RunView
  }

  async run(id: string): Promise<RunView> {
    const answer = await this.get(`/api/v1/runs/${id}`)
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
    return answer.json as RunView
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const newKey = () => crypto.randomUUID()

/** A good body of `POST /api/v1/runs`. */
export const asked = (more: Record<string, unknown> = {}) => ({
  model: 'stability/sd3.5-large',
  operation: 'text-to-image',
  prompt: 'a red sofa on a roof',
  aspectRatio: '1:1',
  outputFormat: 'png',
  ...more,
})
