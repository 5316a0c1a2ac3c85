import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import { openOnLoopback } from './loopback'
import { play, type Scenario } from './scenario'

export type JsonRequest = {
  method: string
  /** Without the query. */
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  /** Undefined when there is no body, or it is not JSON. */
  json: unknown
  text: string
}
export type JsonUpstream = { url: string; requests: JsonRequest[]; close(): Promise<void> }

export const jsonScenario = (
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): Scenario => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
})

/** A server on a free loopback port that reads each request whole, keeps it, and plays what `answer` says. */
export async function startJsonUpstream(
  answer: (request: JsonRequest) => Scenario | Promise<Scenario>,
): Promise<JsonUpstream> {
  const requests: JsonRequest[] = []
  const server = createServer((incoming, response) => {
    void receive(incoming).then(
      async (request) => {
        requests.push(request)
        await play(await answer(request), response)
      },
      () => undefined,
    )
  })
  return {
    ...(await openOnLoopback(server)),
    requests,
  }
}

async function receive(incoming: IncomingMessage): Promise<JsonRequest> {
  const text = await textOf(incoming)
  const url = new URL(incoming.url ?? '/', 'http://upstream')
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    json: jsonOf(text),
    text,
  }
}

/** Undefined for what is not JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
