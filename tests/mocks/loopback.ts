import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Opens a server on a free loopback port. */
export async function openOnLoopback(server: Server): Promise<{ url: string; close(): Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => shut(server) }
}

/** Hangs up on whoever is still connected. */
export const shut = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
