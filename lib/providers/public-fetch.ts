import { type LookupAddress, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import type { UpstreamFetch } from './exchange'
import { isPublicAddress } from './public-address'
import { undiciFetch } from './undici-fetch'

/** What the error says when a name has no public address. */
export const NO_PUBLIC_ADDRESS = 'ENOPUBLICADDRESS'

type Resolve = (
  host: string,
  options: { all: true },
  done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void
type PublicFetchOptions = {
  resolve?: Resolve
  isPublic?: (address: string) => boolean
  /** A certificate authority to trust besides the usual ones, as PEM. */
  ca?: string
}

/**
 * A fetch that can reach the open internet and nothing else. The addresses that were judged are the ones the
 * socket dials: there is no second look-up that could answer otherwise.
 */
export function publicFetch(options: PublicFetchOptions = {}): UpstreamFetch {
  const { resolve = lookup as Resolve, isPublic = isPublicAddress, ca } = options
  const fetch = undiciFetch({ lookup: judgedLookup(resolve, isPublic), ...(ca && { ca }) })
  return async (url, init) => {
    const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) && !isPublic(host)) throw noPublicAddress(host)
    return fetch(url, init)
  }
}

function judgedLookup(resolve: Resolve, isPublic: (address: string) => boolean): LookupFunction {
  return (host, { all }, done) =>
    resolve(host, { all: true }, (error, found) => {
      if (error) return done(error, [])
      const [first, ...others] = found.filter(({ address }) => isPublic(address))
      if (!first) return done(noPublicAddress(host), [])
      return all ? done(null, [first, ...others]) : done(null, first.address, first.family)
    })
}

const noPublicAddress = (host: string) =>
  Object.assign(new Error(`${host} has no public address`), { code: NO_PUBLIC_ADDRESS, neverConnected: true })
