import { z } from 'zod'
import { readBroken } from '../broken'
import type { Exchange } from '../exchange'
import { jsonIn } from '../json'
import type { CallOptions, Failure } from '../provider'
import { garbled } from '../status-fault'
import { ask, type ComfyServer, type JobIds } from './client'
import { nodeProblems, readRefusal, readStatus } from './fault'
import type { Graph } from './graph'
import { withdraw } from './queue'

const Accepted = z.object({ prompt_id: z.string().regex(/^[\w-]{1,128}$/) })

/**
 * The one `POST /prompt`. Newer servers take our id, older ones give their own: the returned one counts. What
 * was perhaps put into the queue by a call that went wrong is taken out again.
 */
export async function submit(
  server: ComfyServer,
  graph: Graph,
  ids: JobIds,
  options: CallOptions,
): Promise<JobIds | Failure> {
  const body = { prompt: graph, client_id: ids.clientId, prompt_id: ids.promptId }
  const result = await ask(server, { method: 'POST', path: '/prompt', body }, options)
  const read = readSubmit(result, ids, server)
  if ('kind' in read && mayHaveStarted(result, read)) await withdraw(server, ids)
  return read
}

const mayHaveStarted = (result: Exchange, { nothingSent, retryable }: Failure): boolean =>
  !nothingSent &&
  !retryable &&
  !('answer' in result && result.answer.status >= 400 && result.answer.status < 500)

function readSubmit(result: Exchange, ids: JobIds, server: ComfyServer): JobIds | Failure {
  if (!('answer' in result)) return readBroken(result, server.upstream)
  const { answer } = result
  if (answer.status !== 200) return readStatus(answer, server)
  const json = jsonIn(answer.bytes)
  // With 200 the valid outputs run and the broken ones are dropped in silence: ours is the only one.
  if (nodeProblems(json).length > 0) return readRefusal(json, server)
  const accepted = Accepted.safeParse(json).data
  return accepted ? { ...ids, promptId: accepted.prompt_id } : garbled(server.upstream)
}
