import { Agent, WebSocket } from 'undici'
import type { ComfyServer, JobIds } from './client'
import { messageReader } from './messages'

const OPENING_MS = 2_000
/** While the socket is open it tells of the end: looking is for the case that it does not. */
const PATIENCE = 10

/** What tells a follower that a look is worthwhile. */
export type Watch = {
  /** Resolves at news, when the socket is lost, at an abort, or after the interval for looking. */
  news(signal: AbortSignal): Promise<void>
  /** The id that the server has given. */
  rename(promptId: string): void
  close(): void
}

/**
 * Opens the socket that gets a job's messages and resolves when it is open, cannot be opened, or takes too
 * long. A socket that is lost is not opened again: then news comes at the interval alone.
 */
export async function openWatch(
  server: ComfyServer,
  { promptId, clientId }: JobIds,
  signal: AbortSignal,
  onProgress?: (fraction: number) => void,
): Promise<Watch> {
  const ids = new Set([promptId])
  const bell = new Bell()
  const read = messageReader((id) => ids.has(id))
  const socket = signal.aborted ? undefined : connect(server, clientId)
  const opened = Promise.withResolvers<void>()
  let isOpen = false
  socket?.addEventListener('open', () => {
    isOpen = true
    opened.resolve()
  })
  socket?.addEventListener('message', ({ data }) => {
    const news = read(data)
    if (news === 'look') bell.ring()
    else if (news !== 'nothing') onProgress?.(news.progress)
  })
  const lost = () => {
    isOpen = false
    opened.resolve()
    bell.ring()
  }
  for (const event of ['error', 'close'] as const) socket?.addEventListener(event, lost)
  if (socket) await within(opened.promise, OPENING_MS, signal)
  return {
    news: (stop) => bell.heard(server.pollMs * (isOpen ? PATIENCE : 1), stop),
    rename: (given) => void ids.add(given),
    close: () => socket?.close(),
  }
}

/** An agent of its own, as with every other call: no proxy variable can redirect the password. */
const dispatcher = new Agent({ allowH2: false, connectTimeout: OPENING_MS })

function connect({ address }: ComfyServer, clientId: string): WebSocket | undefined {
  const url = `${address.baseUrl.replace(/^http/, 'ws')}/ws?clientId=${encodeURIComponent(clientId)}`
  try {
    const socket = new WebSocket(url, { headers: address.headers, dispatcher })
    // Previews are skipped; as array buffers they cost least.
    socket.binaryType = 'arraybuffer'
    return socket
  } catch {
    return undefined
  }
}

/** Rung before anybody listens, it is heard by the next who does. */
class Bell {
  #rung = Promise.withResolvers<void>()

  ring() {
    this.#rung.resolve()
  }

  async heard(ms: number, signal: AbortSignal) {
    await within(this.#rung.promise, ms, signal)
    this.#rung = Promise.withResolvers<void>()
  }
}

async function within(promise: Promise<void>, ms: number, signal: AbortSignal): Promise<void> {
  const ended = Promise.withResolvers<void>()
  const timer = setTimeout(ended.resolve, ms)
  signal.addEventListener('abort', () => ended.resolve(), {
    once: true,
    signal: AbortSignal.timeout(ms + 1000),
  })
  if (signal.aborted) ended.resolve()
  await Promise.race([promise, ended.promise])
  clearTimeout(timer)
}
