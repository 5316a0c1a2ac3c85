import { z } from 'zod'
import { readBroken } from '../broken'
import { type Call, exchange, type UpstreamFetch } from '../exchange'
import { jsonIn } from '../json'
import type { Balance, CallOptions, Outcome, RenderRequest } from '../provider'
import type { Upstream } from '../upstream'
import { readAnswer } from './answer'
import { readFault } from './fault'
import { payloadFor } from './payload'
import { routeOf } from './routes'

/** A 1 megapixel PNG is 1 to 3 MB; base64 in JSON adds a third. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024
const MAX_BALANCE_BYTES = 64 * 1024

export type StabilityAccount = {
  upstream: Upstream
  baseUrl: string
  fetch: UpstreamFetch
}

/** One POST of the capability's route; raw bytes are asked for, so that no base64 is decoded. */
export async function renderImage(
  account: StabilityAccount,
  request: RenderRequest,
  { signal, deadlineMs }: CallOptions,
): Promise<Outcome> {
  const body = new FormData()
  for (const [name, value] of payloadFor(request)) body.append(name, value)
  const call = callTo(account, 'POST', routeOf(request).path, 'image/*', body)
  const result = await exchange(account.fetch, call, { signal, deadlineMs, maxBytes: MAX_ANSWER_BYTES })
  return 'answer' in result
    ? readAnswer(result.answer, request, account.upstream)
    : readBroken(result, account.upstream)
}

const BalanceAnswer = z.object({ credits: z.number() })

/** `GET /v1/user/balance`: `credits` is a double such as 0.079. */
export async function readBalance(
  account: StabilityAccount,
  { signal, deadlineMs }: CallOptions,
): Promise<Balance> {
  const call = callTo(account, 'GET', '/v1/user/balance', 'application/json')
  const result = await exchange(account.fetch, call, { signal, deadlineMs, maxBytes: MAX_BALANCE_BYTES })
  if (!('answer' in result)) return readBroken(result, account.upstream)
  if (result.answer.status !== 200) return readFault(result.answer, account.upstream)
  const credits = BalanceAnswer.safeParse(jsonIn(result.answer.bytes)).data?.credits
  return credits === undefined
    ? UNREADABLE_BALANCE
    : { kind: 'balance', centicredits: wholeHundredths(credits) }
}

/** Rounded down, but not by the double's own error: 0.29 * 100 is 28.999999999999996. */
const wholeHundredths = (credits: number) => Math.floor(credits * 100 + 1e-6)

const UNREADABLE_BALANCE: Balance = {
  kind: 'bad-answer',
  code: 'UPSTREAM_GARBLED',
  message: 'The balance that Stability AI reported could not be read.',
  retryable: false,
}

/** `content-type` is left out: only the HTTP client knows the boundary it writes. */
function callTo(
  account: StabilityAccount,
  method: Call['method'],
  path: string,
  accept: string,
  body?: FormData,
): Call {
  const headers = {
    authorization: `Bearer ${account.upstream.secret}`,
    accept,
    'accept-encoding': 'identity',
    'stability-client-id': 'triptych',
  }
  return { method, url: `${account.baseUrl.replace(/\/+$/, '')}${path}`, headers, ...(body && { body }) }
}
