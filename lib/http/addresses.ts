import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

/** Call once at boot: Next answers 500 to a path whose percent-encoding is broken, where nothing can be found. */
export function mendAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    if (request.url?.includes('%')) request.url = decodable(request.url)
  })
}

/** The same address where it can be decoded; elsewhere its percent signs stand for themselves. */
export function decodable(url: string): string {
  const [path = '', ...query] = url.split('?')
  return [path.split('/').map(mended).join('/'), ...query].join('?')
}

function mended(segment: string): string {
  try {
    decodeURIComponent(segment)
    return segment
  } catch {
    return segment.replaceAll('%', '%25')
  }
}
