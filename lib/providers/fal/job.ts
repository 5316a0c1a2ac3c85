import {
  brokenLook,
  CANCEL_MS,
  followAccepted,
  isOnOrigin,
  jobGone,
  oneLook,
  refusedLook,
  strangeAddress,
  timedOut,
  unreadableLook,
  unreadableTicket,
} from '../accepted'
import { readBroken } from '../broken'
import type { UpstreamFetch } from '../exchange'
import { followJob, type Job, type Look } from '../follow-job'
import { type Broken, callJson, type JsonAnswer, type JsonCall } from '../json-call'
import { pictureAt } from '../picture-at'
import type { CallOptions, Outcome, RenderOptions, RenderRequest, Ticket } from '../provider'
import { garbled } from '../status-fault'
import type { Upstream } from '../upstream'
import { FalTicket, isOver, pictureIn, ticketIn } from './answer'
import { isOwnFault, readFault } from './fault'
import { endpointOf, payloadFor } from './payload'

type FalAccount = {
  upstream: Upstream
  /** Without a slash at its end. */
  queueUrl: string
  fetch: UpstreamFetch
  hosts: readonly string[]
  pollEveryMs: number
}

/** `POST queue.fal.run/<endpoint>`, then status and result at the addresses it names. */
export async function renderQueued(
  account: FalAccount,
  request: RenderRequest,
  options: RenderOptions,
): Promise<Outcome> {
  const { upstream } = account
  const endMs = performance.now() + options.deadlineMs
  const sent = await submit(account, request, options)
  if ('broke' in sent) return readBroken(sent, upstream)
  if (sent.answer.status < 200 || sent.answer.status > 299) return readFault(sent, upstream)
  const ticket = ticketIn(sent.json)
  if (!ticket) return garbled(upstream)
  const outcome = isOwn(account, ticket)
    ? await followAccepted(ticket, jobOf(account, ticket, request), options, endMs)
    : strangeAddress(upstream)
  return { ...outcome, upstreamRequestId: ticket.requestId }
}

/** Goes on with a job that was submitted earlier. */
export async function resumeQueued(
  account: FalAccount,
  given: Ticket,
  request: RenderRequest,
  options: RenderOptions,
): Promise<Outcome> {
  const ticket = FalTicket.safeParse(given).data
  if (!ticket || !isOwn(account, ticket)) return unreadableTicket(account.upstream)
  const outcome = await followJob(jobOf(account, ticket, request), options)
  return { ...outcome, upstreamRequestId: ticket.requestId }
}

/** The key goes to these addresses. */
const isOwn = ({ queueUrl }: FalAccount, { statusUrl, responseUrl, cancelUrl }: FalTicket) =>
  [statusUrl, responseUrl, cancelUrl ?? statusUrl].every((address) => isOnOrigin(address, queueUrl))

/**
 * `x-fal-request-timeout`: fal gives the job up when the studio does, also if the studio is gone by then. No
 * `x-fal-no-retry`: the queue tries again after 503, 504 and lost connections only, which are not billed.
 */
const submit = (account: FalAccount, request: RenderRequest, options: RenderOptions) =>
  call(
    account,
    {
      method: 'POST',
      url: `${account.queueUrl}/${endpointOf(request)}`,
      headers: { 'x-fal-request-timeout': String(Math.max(2, Math.ceil(options.deadlineMs / 1000))) },
      body: payloadFor(request),
    },
    options,
  )

const call = (
  { fetch, upstream }: FalAccount,
  { headers, ...rest }: JsonCall,
  options: CallOptions,
): Promise<JsonAnswer | Broken> =>
  callJson(fetch, { ...rest, headers: { ...headers, authorization: `Key ${upstream.secret}` } }, options)

function jobOf(account: FalAccount, ticket: FalTicket, request: RenderRequest): Job {
  const { cancelUrl } = ticket
  return {
    look: (limits) => lookAt(account, ticket, request, limits),
    everyMs: account.pollEveryMs,
    timedOut: timedOut(account.upstream),
    ...(cancelUrl && { cancel: () => cancel(account, cancelUrl) }),
  }
}

/** Its answer changes nothing: 202 asked for, 400 over already, 404 unknown. */
const cancel = (account: FalAccount, url: string) =>
  call(account, { method: 'PUT', url }, { signal: new AbortController().signal, deadlineMs: CANCEL_MS })

/** 202 while it waits or runs; 200 with COMPLETED when it is over. fal tells a place in the queue, no progress. */
async function lookAt(
  account: FalAccount,
  ticket: FalTicket,
  request: RenderRequest,
  limits: CallOptions,
): Promise<Look> {
  const endMs = performance.now() + limits.deadlineMs
  const url = `${ticket.statusUrl}${ticket.statusUrl.includes('?') ? '&' : '?'}logs=0`
  const told = await call(account, { method: 'GET', url }, oneLook(limits))
  if ('broke' in told) return brokenLook(told, account.upstream)
  const { status } = told.answer
  if (status !== 200 && status !== 202) return faultyLook(told, account)
  const over = isOver(told.json)
  if (over === undefined) return unreadableLook(account.upstream)
  if (!over) return { pending: true }
  return result(account, ticket, request, { ...limits, deadlineMs: Math.max(1, endMs - performance.now()) })
}

const faultyLook = (told: JsonAnswer, { upstream }: FalAccount): Look =>
  told.answer.status === 404 ? jobGone(upstream) : refusedLook(told.answer.status, readFault(told, upstream))

/** A job that failed is COMPLETED too: the status of this call decides. */
async function result(
  account: FalAccount,
  ticket: FalTicket,
  request: RenderRequest,
  limits: CallOptions,
): Promise<Look> {
  const { upstream, fetch, hosts, queueUrl } = account
  const endMs = performance.now() + limits.deadlineMs
  const told = await call(account, { method: 'GET', url: ticket.responseUrl, maxBytes: RESULT_BYTES }, limits)
  if ('broke' in told) return brokenLook(told, upstream)
  const { status, cut } = told.answer
  if (status === 202) return { pending: true }
  if (status === 404 && !isOwnFault(told)) return jobGone(upstream)
  if (status !== 200) {
    const failure = readFault(told, upstream)
    const isEnd = isOwnFault(told) && status !== 429
    return isEnd ? { over: { ...failure, retryable: false } } : refusedLook(status, failure)
  }
  if (cut || told.json === undefined) return unreadableLook(upstream)
  const picture = pictureIn(told, upstream)
  if ('kind' in picture) return picture
  const rules = { fetch, upstream, hosts, ownOrigin: queueUrl }
  const left = { ...limits, deadlineMs: Math.max(1, endMs - performance.now()) }
  return pictureAt(picture.url, picture.seed, request, rules, left)
}

/** In case pictures come as data URIs, which are not asked for. */
const RESULT_BYTES = 48 * 1024 * 1024
