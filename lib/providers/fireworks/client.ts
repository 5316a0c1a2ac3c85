import { readBroken } from '../broken'
import { exchange, type UpstreamFetch } from '../exchange'
import type { CallOptions, Outcome, RenderRequest } from '../provider'
import type { Upstream } from '../upstream'
import { readAnswer } from './answer'
import { bodyOf, pathOf } from './payload'

const MAX_ANSWER_BYTES = 32 * 1024 * 1024

type FireworksAccount = { upstream: Upstream; baseUrl: string; fetch: UpstreamFetch }

/** One call, answered with the bytes of the picture in the format that `accept` names. */
export async function renderImage(
  { upstream, baseUrl, fetch }: FireworksAccount,
  request: RenderRequest,
  { signal, deadlineMs }: CallOptions,
): Promise<Outcome> {
  const { headers, body } = bodyOf(request)
  const call = {
    method: 'POST',
    url: `${baseUrl}${pathOf(request)}`,
    headers: {
      authorization: `Bearer ${upstream.secret}`,
      accept: `image/${request.settings.outputFormat ?? 'png'}`,
      'accept-encoding': 'identity',
      ...headers,
    },
    body,
  } as const
  const result = await exchange(fetch, call, { signal, deadlineMs, maxBytes: MAX_ANSWER_BYTES })
  return 'answer' in result ? readAnswer(result.answer, request, upstream) : readBroken(result, upstream)
}
