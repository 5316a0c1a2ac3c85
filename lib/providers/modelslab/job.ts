import { z } from 'zod'
import {
  brokenLook,
  followAccepted,
  isOnOrigin,
  oneLook,
  refusedLook,
  timedOut,
  unreadableTicket,
} from '../accepted'
import { readBroken } from '../broken'
import type { UpstreamFetch } from '../exchange'
import { followJob, type Job, type Look } from '../follow-job'
import { type Broken, callJson, type JsonAnswer } from '../json-call'
import type { CallOptions, Outcome, RenderOptions, RenderRequest, Ticket } from '../provider'
import { garbled } from '../status-fault'
import type { Upstream } from '../upstream'
import { readError, readFailed, readNoReply } from './fault'
import { fetchPathOf, pathOf, payloadFor, type Surface, surfaceOf } from './payload'
import { type Reply, replyIn } from './reply'
import { takePicture } from './take'

type ModelsLabAccount = {
  upstream: Upstream
  /** Origins without a slash at their end, by API version. */
  baseUrls: Readonly<Record<Surface, string>>
  fetch: UpstreamFetch
  hosts: readonly string[]
  pollEveryMs: number
}

const ModelsLabTicket = z.object({
  surface: z.enum(['v3', 'v6']),
  id: z.string().regex(/^\d{1,20}$/),
  fetchUrl: z.url().max(2000),
})
type ModelsLabTicket = z.infer<typeof ModelsLabTicket>

/** Pictures may come as base64 inside the reply. */
const REPLY_BYTES = 48 * 1024 * 1024
const LONGEST_ETA_MS = 30_000

/** One POST; what is queued, and also what is done at once, can be asked for again by its id. */
export async function renderReply(
  account: ModelsLabAccount,
  request: RenderRequest,
  options: RenderOptions,
): Promise<Outcome> {
  const { upstream, baseUrls } = account
  const endMs = performance.now() + options.deadlineMs
  const surface = surfaceOf(request)
  const body = payloadFor(request, upstream.secret)
  const told = await post(account, `${baseUrls[surface]}${pathOf(request)}`, body, options)
  if ('broke' in told) return readBroken(told, upstream)
  const reply = replyIn(told.json)
  if (!reply) return readNoReply(told, upstream)
  if (reply.status === 'error') return readError(reply, upstream)
  const ticket = ticketOf(account, surface, reply)
  if (!ticket)
    return withoutTicket(account, surface, reply, request, {
      ...options,
      deadlineMs: endMs - performance.now(),
    })
  const job = jobOf(account, ticket, request, reply)
  const outcome = await followAccepted(ticket, job, options, endMs)
  return { ...outcome, upstreamRequestId: ticket.id }
}

/** Goes on with a picture that was ordered earlier. */
export async function resumeReply(
  account: ModelsLabAccount,
  given: Ticket,
  request: RenderRequest,
  options: RenderOptions,
): Promise<Outcome> {
  const ticket = ModelsLabTicket.safeParse(given).data
  if (!ticket || !isOnOrigin(ticket.fetchUrl, account.baseUrls[ticket.surface]))
    return unreadableTicket(account.upstream)
  const outcome = await followJob(jobOf(account, ticket, request), options)
  return { ...outcome, upstreamRequestId: ticket.id }
}

/** Without an id nothing can be asked for later: a picture is taken now or never. */
async function withoutTicket(
  account: ModelsLabAccount,
  surface: Surface,
  reply: Reply,
  request: RenderRequest,
  options: CallOptions,
): Promise<Outcome> {
  const look = await readReply(account, surface, reply, request, options)
  if ('over' in look) return look.over
  return 'pending' in look ? garbled(account.upstream) : look
}

/** The address it names if it is its own, for the key goes there; else the documented one. A query is not kept: the ticket is. */
function ticketOf(
  { baseUrls }: ModelsLabAccount,
  surface: Surface,
  { id, fetch_result: named }: Reply,
): ModelsLabTicket | undefined {
  if (id === undefined) return undefined
  const isPlain = named && isOnOrigin(named, baseUrls[surface]) && !new URL(named).search
  const own = isPlain ? named : undefined
  return { surface, id, fetchUrl: own ?? `${baseUrls[surface]}${fetchPathOf(surface, id)}` }
}

/** The key is in the body: there is no header for it, and no log of bodies. */
const post = (
  { fetch }: ModelsLabAccount,
  url: string,
  body: unknown,
  options: CallOptions,
): Promise<JsonAnswer | Broken> =>
  callJson(fetch, { method: 'POST', url, body, maxBytes: REPLY_BYTES }, options)

/** The API has no cancel. `first`: the reply to the order itself, which may be all there is to say. */
function jobOf(
  account: ModelsLabAccount,
  ticket: ModelsLabTicket,
  request: RenderRequest,
  first?: Reply,
): Job {
  let told = first
  const look = async (limits: CallOptions): Promise<Look> => {
    const reply = told
    told = undefined
    return reply
      ? readReply(account, ticket.surface, reply, request, limits)
      : lookAt(account, ticket, request, limits)
  }
  return { look, everyMs: account.pollEveryMs, timedOut: timedOut(account.upstream) }
}

async function lookAt(
  account: ModelsLabAccount,
  ticket: ModelsLabTicket,
  request: RenderRequest,
  limits: CallOptions,
): Promise<Look> {
  const { upstream } = account
  const endMs = performance.now() + limits.deadlineMs
  const told = await post(account, ticket.fetchUrl, { key: upstream.secret }, oneLook(limits))
  if ('broke' in told) return brokenLook(told, upstream)
  const reply = replyIn(told.json)
  if (reply) {
    const left = { ...limits, deadlineMs: Math.max(1, endMs - performance.now()) }
    return readReply(account, ticket.surface, reply, request, left)
  }
  return refusedLook(told.answer.status, readNoReply(told, upstream))
}

/** Every reply says by `status` what it is; a status nobody documented is waited out. */
async function readReply(
  { upstream, fetch, hosts, baseUrls, pollEveryMs }: ModelsLabAccount,
  surface: Surface,
  reply: Reply,
  request: RenderRequest,
  options: CallOptions,
): Promise<Look> {
  switch (reply.status) {
    case 'success':
      return takePicture(reply, request, { fetch, upstream, hosts, ownOrigin: baseUrls[surface] }, options)
    case 'error':
      return { ...readError(reply, upstream), retryable: false }
    case 'failed':
      return { over: readFailed(reply, upstream) }
    default: {
      const etaMs = Math.min((reply.eta ?? 0) * 1000, LONGEST_ETA_MS)
      return { pending: true, againInMs: Math.max(etaMs, pollEveryMs) }
    }
  }
}
