import type { WalletView } from '@/lib/credits/schema'
import type { RunView } from '@/lib/runs/schema'
import type { Caller } from './caller'
import { until } from './until'

export type Event = { id: string | undefined; event: string; data: unknown; atMs: number }

/** An open `GET /api/v1/events`, gathering what comes. */
export async function follow(caller: Caller, headers: Record<string, string> = {}) {
  const hangUp = new AbortController()
  const response = await caller.open('GET', '/api/v1/events', { headers, signal: hangUp.signal })
  if (response.status !== 200) throw new Error(`events: ${response.status} ${await response.text()}`)
  const events: Event[] = []
  const state = { text: '', endedMs: undefined as number | undefined }
  const reading = read(response.body as AsyncIterable<Uint8Array>, state, events).finally(() => {
    state.endedMs = performance.now()
  })
  return {
    response,
    events,
    /** All that came, as it came. */
    raw: () => state.text,
    endedMs: () => state.endedMs,
    named: (name: string) => events.filter((each) => each.event === name),
    wallet: () => events.findLast((each) => each.event === 'wallet')?.data as WalletView | undefined,
    runs: (id?: string) =>
      events
        .filter((each) => each.event === 'run')
        .map((each) => each.data as RunView)
        .filter((run) => id === undefined || run.id === id),
    hears: (what: string, holds: (events: Event[]) => unknown, withinMs = 60_000) =>
      until(what, () => Boolean(holds(events)), { withinMs }),
    async close() {
      hangUp.abort()
      await reading
    },
  }
}

export type Stream = Awaited<ReturnType<typeof follow>>

async function read(body: AsyncIterable<Uint8Array>, state: { text: string }, events: Event[]) {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of body) {
      const text = decoder.decode(chunk, { stream: true })
      state.text += text
      const blocks = (rest + text).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = parseEvent(block)
        if (event) events.push(event)
      }
    }
  } catch {
    // The connection was cut: by us, by a crash, or by the server.
  }
}

function parseEvent(block: string): Event | undefined {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trimStart()] as const
    }),
  )
  const event = fields.get('event')
  const data = fields.get('data')
  if (event === undefined || data === undefined) return undefined
  return { id: fields.get('id'), event, data: JSON.parse(data), atMs: performance.now() }
}
