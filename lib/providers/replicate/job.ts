import { z } from 'zod'
import {
  brokenLook,
  CANCEL_MS,
  followAccepted,
  isOnOrigin,
  jobGone,
  oneLook,
  refusedLook,
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
import { type Prediction, predictionIn, readFault, readPrediction } from './answer'
import { inputFor } from './payload'

type ReplicateAccount = {
  upstream: Upstream
  /** With `/v1`, without a slash at its end. */
  baseUrl: string
  fetch: UpstreamFetch
  hosts: readonly string[]
  pollEveryMs: number
}

const ReplicateTicket = z.object({
  id: z.string().regex(/^[\w-]{1,128}$/),
  getUrl: z.url().max(2000),
  cancelUrl: z.url().max(2000),
})
type ReplicateTicket = z.infer<typeof ReplicateTicket>

/** Pictures may come inside the prediction, as data URIs. */
const ANSWER_BYTES = 48 * 1024 * 1024

/**
 * `POST /models/{owner}/{name}/predictions`, without `Prefer: wait`, so that the ticket is kept at once. The
 * prediction's `status` decides, never the HTTP code of a success.
 */
export async function renderPrediction(
  account: ReplicateAccount,
  request: RenderRequest,
  options: RenderOptions,
): Promise<Outcome> {
  const { upstream } = account
  const endMs = performance.now() + options.deadlineMs
  const sent = await create(account, request, options)
  if ('broke' in sent) return readBroken(sent, upstream)
  if (sent.answer.status < 200 || sent.answer.status > 299) return readFault(sent, upstream)
  const prediction = predictionIn(sent.json)
  if (!prediction) return garbled(upstream)
  const ticket = ticketOf(account, prediction)
  const outcome = await followAccepted(ticket, jobOf(account, ticket, request), options, endMs)
  return { ...outcome, upstreamRequestId: ticket.id }
}

/** Goes on with a prediction that was created earlier. */
export async function resumePrediction(
  account: ReplicateAccount,
  given: Ticket,
  request: RenderRequest,
  options: RenderOptions,
): Promise<Outcome> {
  const ticket = ReplicateTicket.safeParse(given).data
  if (!ticket || !isOwn(account, ticket)) return unreadableTicket(account.upstream)
  const outcome = await followJob(jobOf(account, ticket, request), options)
  return { ...outcome, upstreamRequestId: ticket.id }
}

/** The addresses it names if they are Replicate's own, for the key goes there; else the documented ones. */
function ticketOf({ baseUrl }: ReplicateAccount, { id, urls }: Prediction): ReplicateTicket {
  const own = (address: string | null | undefined) =>
    address && isOnOrigin(address, baseUrl) ? address : undefined
  const documented = `${baseUrl}/predictions/${id}`
  return { id, getUrl: own(urls.get) ?? documented, cancelUrl: own(urls.cancel) ?? `${documented}/cancel` }
}

const isOwn = ({ baseUrl }: ReplicateAccount, { getUrl, cancelUrl }: ReplicateTicket) =>
  isOnOrigin(getUrl, baseUrl) && isOnOrigin(cancelUrl, baseUrl)

/** `Cancel-After`: Replicate gives the job up when the studio does, also if the studio is gone by then. Only minutes are documented. */
const create = (account: ReplicateAccount, request: RenderRequest, options: RenderOptions) =>
  call(
    account,
    {
      method: 'POST',
      url: `${account.baseUrl}/models/stability-ai/${request.model.upstreamId}/predictions`,
      headers: { 'cancel-after': `${Math.max(1, Math.ceil(options.deadlineMs / 60_000))}m` },
      body: { input: inputFor(request) },
    },
    options,
  )

const call = (
  { fetch, upstream }: ReplicateAccount,
  { headers, ...rest }: JsonCall,
  options: CallOptions,
): Promise<JsonAnswer | Broken> =>
  callJson(
    fetch,
    { ...rest, maxBytes: ANSWER_BYTES, headers: { ...headers, authorization: `Bearer ${upstream.secret}` } },
    options,
  )

function jobOf(account: ReplicateAccount, ticket: ReplicateTicket, request: RenderRequest): Job {
  const signal = new AbortController().signal
  return {
    look: (limits) => lookAt(account, ticket, request, limits),
    everyMs: account.pollEveryMs,
    timedOut: timedOut(account.upstream),
    cancel: () => call(account, { method: 'POST', url: ticket.cancelUrl }, { signal, deadlineMs: CANCEL_MS }),
  }
}

async function lookAt(
  account: ReplicateAccount,
  ticket: ReplicateTicket,
  request: RenderRequest,
  limits: CallOptions,
): Promise<Look> {
  const { upstream, fetch, hosts, baseUrl } = account
  const endMs = performance.now() + limits.deadlineMs
  const told = await call(account, { method: 'GET', url: ticket.getUrl }, oneLook(limits))
  if ('broke' in told) return brokenLook(told, upstream)
  const { status } = told.answer
  if (status === 404) return jobGone(upstream)
  if (status < 200 || status > 299) return refusedLook(status, readFault(told, upstream))
  const prediction = predictionIn(told.json)
  if (!prediction) return unreadableLook(upstream)
  const read = readPrediction(prediction, upstream)
  if (!('address' in read)) return read
  const rules = { fetch, upstream, hosts, ownOrigin: baseUrl }
  const left = { ...limits, deadlineMs: Math.max(1, endMs - performance.now()) }
  return pictureAt(read.address, undefined, request, rules, left)
}
