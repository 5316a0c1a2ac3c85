import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

const WITH_HOST = /^https?:\/\/[^/?]*/i

/**
 * Call once at boot: mends what Next answers with a 500, or a redirect to elsewhere, though it is no fault of ours:
 * broken percent-encoding, an address with a host in front (RFC 9112 §3.2.2), and TRACE, which
 * becomes another method that no route offers.
 */
export function mendRequests(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    if (request.method === 'TRACE') request.method = 'PROPFIND'
    if (request.url) request.url = mendAddress(request.url)
  })
}

/** The address as a path that can be decoded: where it cannot be, its percent signs stand for themselves. */
export function mendAddress(url: string): string {
  const address = WITH_HOST.test(url) ? rooted(url.replace(WITH_HOST, '')) : url
  return address.includes('%') ? decodable(address) : address
}

const rooted = (address: string) => (address.startsWith('/') ? address : `/${address}`)

function decodable(url: string): string {
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
