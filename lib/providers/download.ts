import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { readBroken } from './broken'
import { type Answer, type Exchange, exchange, type UpstreamFetch } from './exchange'
import type { CallOptions, Failure } from './provider'
import { quotable } from './redact'
import type { Upstream } from './upstream'

export const MAX_PICTURE_BYTES = 32 * 1024 * 1024
const MAX_HOPS = 3

/** Addresses that a result must not be fetched from: this machine, its network, and what is not a host. */
const PRIVATE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6')

export type DownloadRules = {
  fetch: UpstreamFetch
  upstream: Upstream
  /** Host names results may come from; `.example.com` allows every name below it. */
  hosts: readonly string[]
  /**
   * The provider's own origin (scheme, host and port of its base URL): allowed as it is, also without TLS and on
   * a private address, because the operator typed it.
   */
  ownOrigin?: string
}

/**
 * Fetches a picture from an address an upstream named. https only, an allowed host, a public address, at most
 * three redirects each held to the same rules, no credentials sent, at most 32 MB, within the deadline.
 */
export async function download(
  url: string,
  rules: DownloadRules,
  options: CallOptions,
): Promise<Answer | Failure> {
  const endMs = performance.now() + options.deadlineMs
  let address = url
  for (let hop = 0; hop <= MAX_HOPS; hop++) {
    const reason = await forbidden(address, rules)
    if (reason) return unsafe(rules.upstream, `${reason}: ${quotable(address, rules.upstream.secret, 120)}`)
    const got = await get(address, rules.fetch, options, endMs)
    if (!('answer' in got))
      return { ...readBroken(got, rules.upstream), retryable: false, nothingSent: false }
    const { answer } = got
    if (answer.status === 200) return answer
    const next = answer.status >= 300 && answer.status < 400 ? answer.header('location') : null
    if (!next || !URL.canParse(next, address)) return gone(rules.upstream, answer.status)
    address = new URL(next, address).href
  }
  return unsafe(rules.upstream, 'too many redirects')
}

const get = (url: string, fetch: UpstreamFetch, { signal }: CallOptions, endMs: number): Promise<Exchange> =>
  exchange(
    fetch,
    { method: 'GET', url, headers: { accept: 'image/*', 'accept-encoding': 'identity' } },
    { signal, deadlineMs: Math.max(1, endMs - performance.now()), maxBytes: MAX_PICTURE_BYTES },
  )

/** Why this address may not be fetched; undefined when it may. */
async function forbidden(address: string, { hosts, ownOrigin }: DownloadRules): Promise<string | undefined> {
  if (!URL.canParse(address)) return 'not an address'
  const url = new URL(address)
  if (url.username || url.password) return 'carries credentials'
  if (ownOrigin && url.origin === new URL(ownOrigin).origin) return undefined
  if (url.protocol !== 'https:') return 'not https'
  const host = url.hostname.toLowerCase().replace(/\.$/, '')
  if (!hosts.some((allowed) => (allowed.startsWith('.') ? host.endsWith(allowed) : host === allowed)))
    return 'not an allowed host'
  return (await isPrivate(host)) ? 'a private address' : undefined
}

async function isPrivate(host: string): Promise<boolean> {
  const bare = host.replace(/^\[|\]$/g, '')
  const found = isIP(bare) ? [{ address: bare }] : await lookup(bare, { all: true }).catch(() => [])
  return found.some(({ address }) => isPrivateAddress(address))
}

/** True for an IP address of this machine, a private network, or a reserved range; IPv4 in IPv6 is unwrapped. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return isPrivateAddress(mapped)
  return PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

const unsafe = ({ name }: Upstream, detail: string): Failure => ({
  kind: 'bad-answer',
  code: 'UPSTREAM_UNSAFE_ADDRESS',
  message: `${name} named an address for the picture that the studio does not fetch from.`,
  retryable: false,
  detail,
})

const gone = ({ name }: Upstream, status: number): Failure => ({
  kind: 'bad-answer',
  code: 'UPSTREAM_PICTURE_GONE',
  message: `${name} named an address for the picture where there is none.`,
  retryable: false,
  detail: `status ${status}`,
})
