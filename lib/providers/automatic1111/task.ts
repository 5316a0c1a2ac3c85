import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { CANCEL_MS } from '../accepted'
import type { CallOptions } from '../provider'
import { ask, type WebUi } from './client'

const fraction = z.number().min(0).max(1).optional().catch(undefined)
/** What the web UI's own page asks: about one task. Source: `modules/progress.py` of both. Absent with --nowebui. */
const TaskProgress = z.object({ active: z.boolean(), progress: fraction })
/** About whatever runs. Newer servers name its task. */
const AnyProgress = z.object({
  progress: fraction,
  current_task: z.string().nullish().catch(undefined),
  state: z
    .object({
      job: z.string().optional().catch(undefined),
      job_timestamp: z.string().optional().catch(undefined),
      interrupted: z.boolean().optional().catch(undefined),
    })
    .catch({ job: undefined, job_timestamp: undefined, interrupted: undefined }),
})

type TaskLook = { isOurs: boolean; progress?: number | undefined }

/**
 * Whether the one job that runs is ours, and how far it is. Where the server does not name the task it is
 * nobody's: it may be another's, so neither is its progress told nor is it interrupted.
 */
async function lookAtTask(server: WebUi, taskId: string, options: CallOptions): Promise<TaskLook> {
  const body = { id_task: taskId, id_live_preview: -1, live_preview: false }
  const own = await ask(server, { method: 'POST', path: '/internal/progress', body }, options)
  const task =
    'answer' in own && own.answer.status === 200 ? TaskProgress.safeParse(own.json).data : undefined
  if (task) return { isOurs: task.active, progress: task.progress }
  const any = await lookAtAny(server, options)
  return { isOurs: any?.current_task === taskId || any?.state.job === taskId, progress: any?.progress }
}

async function lookAtAny(server: WebUi, options: CallOptions) {
  const path = '/sdapi/v1/progress?skip_current_image=true'
  const any = await ask(server, { method: 'GET', path }, options)
  return 'answer' in any && any.answer.status === 200 ? AnyProgress.safeParse(any.json).data : undefined
}

/** Tells how far our task is until `signal` aborts. Never throws. */
export async function watchTask(
  server: WebUi,
  taskId: string,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await sleep(server.pollMs, undefined, { signal }).catch(() => {})
    if (signal.aborted) return
    const { isOurs, progress } = await lookAtTask(server, taskId, { signal, deadlineMs: CANCEL_MS })
    if (isOurs && progress && !signal.aborted) onProgress(progress)
  }
}

const patience = (): CallOptions => ({ signal: new AbortController().signal, deadlineMs: CANCEL_MS })

/** Stops what runs, if it is ours; a task that still waits for its turn is left, for nothing takes it back. */
export async function interruptTask(server: WebUi, taskId: string): Promise<void> {
  const { isOurs } = await lookAtTask(server, taskId, patience())
  if (isOurs) await ask(server, { method: 'POST', path: '/sdapi/v1/interrupt', body: {} }, patience())
}

/**
 * True when the job of this timestamp, as `info` told it, was interrupted: its 200 holds a picture that is half
 * done. Once another job has begun this cannot be told.
 */
export async function wasInterrupted(server: WebUi, jobTimestamp: string): Promise<boolean> {
  const state = (await lookAtAny(server, patience()))?.state
  return state?.interrupted === true && state.job_timestamp === jobTimestamp
}
