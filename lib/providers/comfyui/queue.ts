import { z } from 'zod'
import { CANCEL_MS } from '../accepted'
import { jsonIn } from '../json'
import type { CallOptions } from '../provider'
import { ask, type ComfyServer, type JobIds } from './client'

/** number, prompt_id, graph, extra_data, outputs. */
const Item = z
  .tuple(
    [
      z.unknown(),
      z.string(),
      z.unknown(),
      z.object({ client_id: z.string().optional().catch(undefined) }).catch({ client_id: undefined }),
    ],
    z.unknown(),
  )
  .transform(([, promptId, , { client_id }]): JobIds => ({ promptId, clientId: client_id ?? '' }))
const Items = z.array(Item.optional().catch(undefined))
const Queue = z.object({ queue_running: Items, queue_pending: Items })

/** Where our job stands, with the id the server has for it. */
export type Place = { at: 'running' | 'pending'; promptId: string } | { at: 'nowhere' }

/** `GET /queue`; undefined when it cannot be read. Ours is known by its id, or by the client id that only it has. */
export async function placeOf(
  server: ComfyServer,
  { promptId, clientId }: JobIds,
  options: CallOptions,
): Promise<Place | undefined> {
  const result = await ask(server, { method: 'GET', path: '/queue' }, options)
  if (!('answer' in result) || result.answer.status !== 200) return undefined
  const queue = Queue.safeParse(jsonIn(result.answer.bytes)).data
  if (!queue) return undefined
  const ours = (item?: JobIds) => item?.promptId === promptId || item?.clientId === clientId
  const [running, pending] = [queue.queue_running.find(ours), queue.queue_pending.find(ours)]
  if (running) return { at: 'running', promptId: running.promptId }
  return pending ? { at: 'pending', promptId: pending.promptId } : { at: 'nowhere' }
}

const patience = (): CallOptions => ({ signal: new AbortController().signal, deadlineMs: CANCEL_MS })

/** Takes our job out of the queue, or stops it when it is the one that runs. Never another's. Never throws. */
export async function withdraw(server: ComfyServer, ids: JobIds): Promise<void> {
  let place = await placeOf(server, ids, patience())
  if (place?.at === 'pending') {
    await post(server, '/queue', { delete: [place.promptId] })
    place = await placeOf(server, ids, patience())
  }
  // Old servers ignore the id and stop what runs: so only while that is ours.
  if (place?.at === 'running') await post(server, '/interrupt', { prompt_id: place.promptId })
}

const post = (server: ComfyServer, path: string, body: object) =>
  ask(server, { method: 'POST', path, body }, patience())
