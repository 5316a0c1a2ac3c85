import { readBroken } from '../broken'
import type { UpstreamFetch } from '../exchange'
import { callJson } from '../json-call'
import { pictureAt } from '../picture-at'
import type { CallOptions, Outcome, RenderRequest } from '../provider'
import type { Upstream } from '../upstream'
import { readAnswer } from './answer'
import { bodyFor } from './payload'

type AppypieAccount = {
  upstream: Upstream
  baseUrl: string
  /** Hosts that pictures may be fetched from. */
  hosts: readonly string[]
  fetch: UpstreamFetch
}

/** One call, which holds until the picture is done, and one download of what it names. */
export async function renderImage(
  account: AppypieAccount,
  request: RenderRequest,
  { signal, deadlineMs }: CallOptions,
): Promise<Outcome> {
  const { upstream, baseUrl, hosts, fetch } = account
  const endMs = performance.now() + deadlineMs
  const call = {
    method: 'POST',
    url: `${baseUrl}/sd3/v1/getData`,
    headers: { 'cache-control': 'no-cache', 'ocp-apim-subscription-key': upstream.secret },
    body: bodyFor(request),
  } as const
  const result = await callJson(fetch, call, { signal, deadlineMs })
  if ('broke' in result) return readBroken(result, upstream)
  const read = readAnswer(result, upstream)
  if (!('address' in read)) return read
  const rules = { fetch, upstream, hosts, ownOrigin: baseUrl }
  const left = Math.max(1, endMs - performance.now())
  return pictureAt(read.address, undefined, request, rules, { signal, deadlineMs: left })
}
