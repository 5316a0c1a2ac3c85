import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

const CLAIMS = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-real-ip', 'forwarded']

/**
 * Call once at boot when no proxy is trusted: drops what a client claims about its own address and our host, so
 * that Next fills those headers from the socket. Without it anybody could dodge the sign-in throttle.
 */
export function refuseForgedForwarding(): void {
  subscribe('http.server.request.start', (message) => {
    const { headers } = (message as { request: IncomingMessage }).request
    for (const claim of CLAIMS) delete headers[claim]
  })
}
