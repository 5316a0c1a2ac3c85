import { z } from 'zod'
import { readBroken } from '../broken'
import { exchange } from '../exchange'
import { jsonIn } from '../json'
import type { Balance, CallOptions } from '../provider'
import { callTo, type StabilityAccount } from './client'
import { readFault } from './fault'

const MAX_BALANCE_BYTES = 64 * 1024
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
