import { env } from '@/lib/env'
import { addressGroup } from './rules'

/**
 * Who is on the line, for counting tries. Behind a trusted proxy the last hop it appended; otherwise what the
 * server itself saw (see `refuseForgedForwarding`).
 */
export function clientAddress(headers: Headers): string {
  const hops = headers.get('x-forwarded-for')?.split(',') ?? []
  return addressGroup((env().TRUST_PROXY ? hops.at(-1) : hops[0]) ?? 'unknown')
}
