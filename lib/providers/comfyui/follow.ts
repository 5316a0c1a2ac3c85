import { brokenLook, jobGone, oneLook, timedOut, unreadableLook } from '../accepted'
import { MAX_PICTURE_BYTES } from '../download'
import type { Job, Look } from '../follow-job'
import { jsonIn } from '../json'
import { readPicture, sentBy } from '../picture'
import type { CallOptions, Failure, Outcome, RenderRequest } from '../provider'
import { ask, type ComfyServer, type JobIds } from './client'
import { badAnswer, readStatus } from './fault'
import { type Entry, entryIn, resultOf, seedOf } from './history'
import { placeOf, withdraw } from './queue'
import type { Watch } from './socket'

/** A job to be followed until its history tells how it ended: the socket only says when to look. Never submits. */
export function jobOf(server: ComfyServer, ids: JobIds, request: RenderRequest, watch: Watch): Job {
  let isFirst = true
  return {
    async look(limits) {
      if (!isFirst) await watch.news(limits.signal)
      isFirst = false
      const look = await lookAt(server, ids, request, oneLook(limits))
      return 'kind' in look ? { ...look, upstreamRequestId: ids.promptId } : look
    },
    everyMs: 1,
    cancel: () => withdraw(server, ids),
    timedOut: { ...timedOut(server.upstream), upstreamRequestId: ids.promptId },
  }
}

async function lookAt(
  server: ComfyServer,
  ids: JobIds,
  request: RenderRequest,
  options: CallOptions,
): Promise<Look> {
  const entry = await historyOf(server, ids, options)
  if (entry === null) return isStillThere(server, ids, options)
  return 'kind' in entry ? entry : fetchPicture(server, entry, request, options)
}

/** Neither in the queue nor, asked afterwards, in the history: the server has forgotten it, so it was restarted. */
async function isStillThere(server: ComfyServer, ids: JobIds, options: CallOptions): Promise<Look> {
  const place = await placeOf(server, ids, options)
  if (place?.at !== 'nowhere') return { pending: true }
  const entry = await historyOf(server, ids, options)
  return entry === null ? jobGone(server.upstream) : { pending: true }
}

/** Null while there is none. */
async function historyOf(
  server: ComfyServer,
  { promptId }: JobIds,
  options: CallOptions,
): Promise<Entry | null | Failure> {
  const path = `/history/${encodeURIComponent(promptId)}`
  const result = await ask(server, { method: 'GET', path }, options)
  if (!('answer' in result)) return brokenLook(result, server.upstream)
  if (result.answer.status !== 200) return { ...readStatus(result.answer, server), retryable: false }
  const entry = entryIn(jsonIn(result.answer.bytes), promptId)
  return entry === undefined ? unreadableLook(server.upstream) : entry
}

async function fetchPicture(
  server: ComfyServer,
  entry: Entry,
  request: RenderRequest,
  options: CallOptions,
): Promise<Outcome> {
  const stored = resultOf(entry, server)
  if ('kind' in stored) return stored
  const path = `/view?${new URLSearchParams(stored)}`
  const result = await ask(server, { method: 'GET', path, maxBytes: MAX_PICTURE_BYTES }, options)
  if (!('answer' in result)) return brokenLook(result, server.upstream)
  const { answer } = result
  if (answer.status === 200)
    return readPicture({ ...sentBy(answer), seed: seedOf(entry) }, request, server.upstream)
  if (answer.status >= 500) return { ...readStatus(answer, server), retryable: false }
  return badAnswer('UPSTREAM_PICTURE_GONE', GONE, `status ${answer.status}`)
}

const GONE = 'The picture is not on the ComfyUI server any more.'
