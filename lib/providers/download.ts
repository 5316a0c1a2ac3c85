import { setTimeout as sleep } from 'node:timers/promises'
import { readBroken } from './broken'
import { type Answer, type Broke, type Exchange, exchange, type UpstreamFetch } from './exchange'
import type { CallOptions, Failure } from './provider'
import { NO_PUBLIC_ADDRESS, publicFetch } from './public-fetch'
import { quotable } from './redact'
import type { Upstream } from './upstream'

export const MAX_PICTURE_BYTES = 32 * 1024 * 1024
const MAX_HOPS = 3
/** A picture that was paid for is asked for three times: stores are often a moment behind the API. */
const PAUSES_MS = [400, 1600]

export type DownloadRules = {
  /** For addresses of the provider's own origin. */
  fetch: UpstreamFetch
  upstream: Upstream
  /** Host names results may come from; `.example.com` allows every name below it, `example.com:8443` that port. */
  hosts: readonly string[]
  /**
   * The provider's own origin (scheme, host and port of its base URL): allowed as it is, also without TLS and on
   * a private address, because the operator typed it. A redirect from elsewhere may not lead there.
   */
  ownOrigin?: string
  /** For every other address: reaches the open internet only. */
  outside?: UpstreamFetch
  pausesMs?: readonly number[]
}

let usualOutside: UpstreamFetch | undefined

/**
 * Fetches a picture from an address an upstream named. https only, an allowed host, a public address that is
 * dialled as judged, at most three redirects each held to the same rules, no credentials sent, at most 32 MB,
 * within the deadline. A GET that failed on its way is made again, twice.
 */
export async function download(
  url: string,
  rules: DownloadRules,
  options: CallOptions,
): Promise<Answer | Failure> {
  const endMs = performance.now() + options.deadlineMs
  let got = await fetchOnce(url, rules, options, endMs)
  for (const pauseMs of rules.pausesMs ?? PAUSES_MS) {
    if (isFinal(got) || performance.now() + pauseMs >= endMs) break
    await sleep(pauseMs, undefined, { signal: options.signal }).catch(() => {})
    got = await fetchOnce(url, rules, options, endMs)
  }
  return got
}

const FINAL = /_UNSAFE_ADDRESS$|_OVERSIZED$|_TIMEOUT$|^CANCELLED$/
const isFinal = (got: Answer | Failure) => ('status' in got ? !got.cut : FINAL.test(got.code))

async function fetchOnce(
  url: string,
  rules: DownloadRules,
  options: CallOptions,
  endMs: number,
): Promise<Answer | Failure> {
  let address = url
  let mayBeOwn = true
  for (let hop = 0; hop <= MAX_HOPS; hop++) {
    const reason = forbidden(address, rules, mayBeOwn)
    if (reason) return unsafe(rules.upstream, `${reason}: ${quotable(address, rules.upstream.secret, 120)}`)
    mayBeOwn &&= isOwn(new URL(address), rules)
    const got = await get(address, mayBeOwn ? rules.fetch : outsideOf(rules), options, endMs)
    if (!('answer' in got)) return readBrokenOff(got, rules.upstream)
    const { answer } = got
    if (answer.status === 200) return answer
    const next = answer.status >= 300 && answer.status < 400 ? answer.header('location') : null
    if (!next || !URL.canParse(next, address)) return absent(rules.upstream, answer.status)
    address = new URL(next, address).href
  }
  return unsafe(rules.upstream, 'too many redirects')
}

function outsideOf(rules: DownloadRules): UpstreamFetch {
  if (rules.outside) return rules.outside
  usualOutside ??= publicFetch()
  return usualOutside
}

const get = (url: string, fetch: UpstreamFetch, { signal }: CallOptions, endMs: number): Promise<Exchange> =>
  exchange(
    fetch,
    { method: 'GET', url, headers: { accept: 'image/*', 'accept-encoding': 'identity' } },
    { signal, deadlineMs: Math.max(1, endMs - performance.now()), maxBytes: MAX_PICTURE_BYTES },
  )

function readBrokenOff(broken: Extract<Exchange, { broke: Broke }>, upstream: Upstream): Failure {
  if (broken.detail.includes(NO_PUBLIC_ADDRESS))
    return unsafe(upstream, quotable(broken.detail, upstream.secret))
  return { ...readBroken(broken, upstream), retryable: false, nothingSent: false }
}

const isOwn = (url: URL, { ownOrigin }: DownloadRules) =>
  ownOrigin !== undefined && url.origin === new URL(ownOrigin).origin

/** Why this address may not be fetched; undefined when it may, if its host turns out to be public. */
function forbidden(address: string, rules: DownloadRules, mayBeOwn: boolean): string | undefined {
  if (!URL.canParse(address)) return 'not an address'
  const url = new URL(address)
  if (url.username || url.password) return 'carries credentials'
  if (mayBeOwn && isOwn(url, rules)) return undefined
  if (url.protocol !== 'https:') return 'not https'
  return rules.hosts.some((allowed) => allows(allowed, url)) ? undefined : 'not an allowed host'
}

/** An entry without a port allows 443 alone; one trailing dot is the same name. */
function allows(allowed: string, { hostname, port }: URL): boolean {
  const host = `${hostname.replace(/\.$/, '')}${port && `:${port}`}`
  return allowed.startsWith('.') ? host.endsWith(allowed.toLowerCase()) : host === allowed.toLowerCase()
}

const unsafe = ({ name }: Upstream, detail: string): Failure => ({
  kind: 'bad-answer',
  code: 'UPSTREAM_UNSAFE_ADDRESS',
  message: `${name} named an address for the picture that the studio does not fetch from.`,
  retryable: false,
  detail,
})

/** A store that is in trouble may recover; any other status means that there is no such picture. */
const absent = ({ name }: Upstream, status: number): Failure =>
  status >= 500 || status === 429
    ? {
        kind: 'unavailable',
        code: 'UPSTREAM_ERROR',
        message: `${name} made the picture but could not hand it out (${status}).`,
        retryable: false,
      }
    : {
        kind: 'bad-answer',
        code: 'UPSTREAM_PICTURE_GONE',
        message: `${name} named an address for the picture where there is none.`,
        retryable: false,
        detail: `status ${status}`,
      }
