import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * One HTTP answer and the way it travels. `cut`: the announced length is kept, `afterBytes` are sent, then
 * the connection ends or is reset. `drip`: a few bytes at a time. `hang`: not even headers. `reset`: the
 * connection is reset before headers. `flood`: zeroes until `bytes` have left or the reader hangs up.
 */
export type Scenario = {
  status?: number
  headers?: Record<string, string>
  body?: Buffer | string
  latencyMs?: number
  delivery?:
    | { kind: 'whole' }
    | { kind: 'cut'; afterBytes: number; how: 'end' | 'reset' }
    | { kind: 'drip'; bytes: number; everyMs: number }
    | { kind: 'hang' }
    | { kind: 'reset' }
    | { kind: 'flood'; bytes: number; announced: boolean }
    | { kind: 'raw'; text: string }
}

/** Plays a scenario; resolves when nothing more will be sent. */
export async function play(scenario: Scenario, response: ServerResponse): Promise<void> {
  if (scenario.latencyMs) await sleep(scenario.latencyMs)
  const { status = 200, headers = {}, delivery = { kind: 'whole' } } = scenario
  const body = Buffer.from(scenario.body ?? '')
  const head = (length?: number) =>
    response.writeHead(status, {
      ...headers,
      ...(length === undefined ? {} : { 'content-length': String(length) }),
    })
  switch (delivery.kind) {
    case 'whole':
      head(body.length).end(body)
      return
    case 'hang':
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'raw':
      response.socket?.end(delivery.text)
      return
    case 'cut':
      head(body.length)
      return cutShort(response, body.subarray(0, delivery.afterBytes), delivery.how)
    case 'drip':
      head(body.length)
      return drip(response, body, delivery)
    case 'flood':
      head(delivery.announced ? delivery.bytes : undefined)
      return flood(response, delivery.bytes)
  }
}

async function cutShort(response: ServerResponse, sent: Buffer, how: 'end' | 'reset') {
  await new Promise((resolve) => response.write(sent, resolve))
  // Lets the bytes reach the reader first: a reset may discard what the kernel still holds.
  await sleep(30)
  if (how === 'end') response.socket?.end()
  else response.socket?.resetAndDestroy()
}

async function drip(response: ServerResponse, body: Buffer, pace: { bytes: number; everyMs: number }) {
  for (let at = 0; at < body.length && !response.destroyed; at += pace.bytes) {
    response.write(body.subarray(at, at + pace.bytes))
    await sleep(pace.everyMs)
  }
  response.end()
}

async function flood(response: ServerResponse, bytes: number) {
  const block = Buffer.alloc(256 * 1024)
  for (let sent = 0; sent < bytes && !response.destroyed; sent += block.length) {
    if (!response.write(block)) await drained(response)
  }
  response.end()
}

const drained = (response: ServerResponse) =>
  new Promise<void>((resolve) => {
    const settle = () => {
      response.off('drain', settle).off('close', settle)
      resolve()
    }
    response.on('drain', settle).on('close', settle)
  })
