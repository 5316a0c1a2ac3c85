import { createServer as createPlain, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { selfSigned } from './download-certificate'
import { shut } from './loopback'
import { pngPicture } from './pictures'
import { play, type Scenario } from './scenario'

/** What a path answers; an array is played in order, its last one for ever. */
export type Paths = Record<string, Scenario | Scenario[]>
export type Seen = { path: string; host: string | undefined; headers: IncomingMessage['headers'] }

const NAMES = ['store.test', '*.store.test', 'store.test.', 'other.test']
export const PICTURE = pngPicture(64, 64)
export const picture: Scenario = { headers: { 'content-type': 'image/png' }, body: PICTURE }
export const redirect = (location: string, status = 302): Scenario => ({ status, headers: { location } })

/**
 * One store of pictures over TLS, reachable at two addresses of this machine: 127.0.0.1 plays the open internet,
 * 127.0.0.2 a private network that must never be reached; and a plain one that plays the provider's own origin.
 */
export async function startStore() {
  let paths: Paths = {}
  const seen = { public: [] as Seen[], private: [] as Seen[], own: [] as Seen[] }
  const { cert, key } = selfSigned(NAMES)
  const listener =
    (list: Seen[]): RequestListener =>
    (request, response) => {
      const path = request.url ?? ''
      list.push({ path, host: request.headers.host, headers: request.headers })
      const told = paths[path]
      const scenario = Array.isArray(told) ? (told.length > 1 ? told.shift() : told[0]) : told
      void play(scenario ?? picture, response)
    }
  const outside = createServer({ cert, key }, listener(seen.public))
  const hidden = createServer({ cert, key }, listener(seen.private))
  const own = createPlain(listener(seen.own))
  const port = await listen(outside, 0, '127.0.0.1')
  await listen(hidden, port, '127.0.0.2')
  const ownPort = await listen(own, 0, '127.0.0.1')
  return {
    port,
    ca: cert,
    ownOrigin: `http://127.0.0.1:${ownPort}`,
    seen,
    setPaths(next: Paths) {
      paths = next
      for (const list of Object.values(seen)) list.length = 0
    },
    close: () => Promise.all([outside, hidden, own].map(shut)),
  }
}

const listen = (server: ReturnType<typeof createPlain>, port: number, host: string) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
