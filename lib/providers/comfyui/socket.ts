import type { Socket } from 'node:net'
import { Agent, buildConnector, WebSocket } from 'undici'
import type { ComfyServer, JobIds } from './client'
import { messageReader } from './messages'

const OPENING_MS = 2_000
const GOODBYE_MS = 1_000
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
  const line = signal.aborted ? undefined : connect(server, clientId)
  const socket = line?.socket
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
    close: () => line?.hangUp(),
  }
}

type Line = { socket: WebSocket; hangUp(): void }

/** An agent of its own, as with every other call: no proxy variable can redirect the password. */
function connect({ address }: ComfyServer, clientId: string): Line | undefined {
  const url = `${address.baseUrl.replace(/^http/, 'ws')}/ws?clientId=${encodeURIComponent(clientId)}`
  const wire = new Wire()
  try {
    const socket = new WebSocket(url, { headers: address.headers, dispatcher: wire.agent })
    // Previews are skipped; as array buffers they cost least.
    socket.binaryType = 'arraybuffer'
    return { socket, hangUp: () => wire.cutAfter(socket) }
  } catch {
    return undefined
  }
}

/** The connection below a websocket, for a peer that answers neither an upgrade nor a goodbye. */
class Wire {
  #below: Socket | undefined
  #isCut = false
  readonly agent: Agent

  constructor() {
    const connector = buildConnector({ timeout: OPENING_MS, allowH2: false })
    const connect: buildConnector.connector = (options, done) =>
      connector(options, (...[error, socket]) => {
        if (error) return done(error, null)
        this.#below = socket
        if (this.#isCut) socket.destroy()
        done(null, socket)
      })
    this.agent = new Agent({ connect, allowH2: false })
  }

  cutAfter(socket: WebSocket) {
    socket.close()
    const cut = () => {
      this.#isCut = true
      this.#below?.destroy()
    }
    setTimeout(cut, GOODBYE_MS).unref()
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
