import { z } from 'zod'
import { followAccepted, jobGone, unreadableTicket } from '../accepted'
import { readBroken } from '../broken'
import { type Answer, type Exchange, exchange } from '../exchange'
import { followJob, type Job, type Look } from '../follow-job'
import { jsonIn } from '../json'
import type { CallOptions, Failure, Outcome, RenderOptions, RenderRequest, Ticket } from '../provider'
import { readAnswer } from './answer'
import { callTo, longestAnswer, postForm, type StabilityAccount } from './client'

/** An id goes into a path: nothing but what an id is made of. */
const Order = z.object({ id: z.string().regex(/^[\w-]{1,128}$/) })
type Order = z.infer<typeof Order>
const LONGEST_ORDER_BYTES = 64 * 1024
/** A look that hangs is given up after so many intervals, and made again. */
const LOOK_INTERVALS = 6

/**
 * A picture that is ordered by one POST, which answers 200 with an `id`, and fetched later. Whatever else comes
 * is read like a picture or a fault.
 */
export async function orderImage(
  account: StabilityAccount,
  request: RenderRequest,
  options: RenderOptions,
): Promise<Outcome> {
  const endMs = performance.now() + options.deadlineMs
  const result = await postForm(account, request, '*/*', options)
  if (!('answer' in result)) return readBroken(result, account.upstream)
  const order = orderIn(result.answer)
  if (!order) return readAnswer(result.answer, request, account.upstream)
  const job = jobOf(account, order, request, endMs - performance.now())
  return followAccepted(order, job, options, endMs)
}

/** Goes on with an order that was accepted earlier. */
export async function resumeImage(
  account: StabilityAccount,
  ticket: Ticket,
  request: RenderRequest,
  options: RenderOptions,
): Promise<Outcome> {
  const order = Order.safeParse(ticket).data
  if (!order) return unreadableTicket(account.upstream)
  return followJob(jobOf(account, order, request, options.deadlineMs), options)
}

function orderIn({ status, bytes }: Answer): Order | undefined {
  if ((status !== 200 && status !== 202) || bytes.length > LONGEST_ORDER_BYTES) return undefined
  return Order.safeParse(jsonIn(bytes)).data
}

/**
 * No look comes sooner than the interval after the one before, and the first waits too: whoever was here before
 * may just have looked. Stability has no cancel.
 */
function jobOf(account: StabilityAccount, order: Order, request: RenderRequest, deadlineMs: number): Job {
  const everyMs = account.pollEveryMs
  let nextMs = performance.now() + Math.min(everyMs, deadlineMs / 2)
  const look = async (limits: CallOptions): Promise<Look> => {
    const againInMs = nextMs - performance.now()
    if (againInMs > 1) return { pending: true, againInMs }
    nextMs = performance.now() + everyMs
    return lookAt(account, order, request, limits)
  }
  const late = { broke: 'deadline', nothingSent: false, detail: `order ${order.id}` } as const
  return { look, everyMs, timedOut: readBroken(late, account.upstream) }
}

/** `GET /v2beta/results/{id}`: 202 while it is being made, then as if it had been made in one call. */
async function lookAt(
  account: StabilityAccount,
  { id }: Order,
  request: RenderRequest,
  { signal, deadlineMs }: CallOptions,
): Promise<Look> {
  const result = await exchange(account.fetch, callTo(account, 'GET', `/v2beta/results/${id}`, '*/*'), {
    signal,
    deadlineMs: Math.min(deadlineMs, LOOK_INTERVALS * account.pollEveryMs),
    maxBytes: longestAnswer(request),
  })
  if (!('answer' in result)) return readBrokenLook(result, account)
  const { answer } = result
  if (answer.status === 202) return { pending: true }
  if (answer.status === 404) return jobForgotten(account)
  const outcome = readAnswer(answer, request, account.upstream)
  return answer.cut && outcome.kind === 'bad-answer' ? passing(outcome) : outcome
}

function readBrokenLook(
  broken: Exclude<Exchange, { answer: Answer }>,
  { upstream }: StabilityAccount,
): Failure {
  const failure = { ...readBroken(broken, upstream), retryable: false, nothingSent: false }
  return broken.broke === 'garbled' ? passing(failure) : failure
}

/** What broke on its way is still there for 24 hours: it is looked at again. */
const passing = (failure: Failure): Failure => ({ ...failure, kind: 'unavailable' })

const jobForgotten = ({ upstream }: StabilityAccount): Failure => ({
  ...jobGone(upstream),
  message: `${upstream.name} does not know this job any more; it keeps a picture for 24 hours.`,
})
