import { setTimeout as sleep } from 'node:timers/promises'
import { type Notice, onGap, subscribe } from '@/lib/events'
import { loadRuns } from './queries'
import type { RunView } from './schema'

// Route handlers and instrumentation are separate bundles in one process: they share this through globalThis.
const store = globalThis as typeof globalThis & { triptychWaits?: Set<Promise<unknown>> }
const FLUSH_MS = 100

/** Resolves when every request that waits for a run has its answer, or after `withinMs`: for a process that goes down. */
export async function waitsAnswered(withinMs: number): Promise<void> {
  const open = [...(store.triptychWaits ?? [])]
  if (open.length === 0) return
  await Promise.race([Promise.allSettled(open), sleep(withinMs)])
  // The answers are made; this is for their bytes to leave.
  await sleep(FLUSH_MS)
}

/** Which runs of a person may have ended since it was opened. */
type HeardEnds = { has(runId: string): boolean; close(): void }

/**
 * Opened before a run is written, it misses no end of it: Postgres tells who listens before it answers who commits, so
 * that a run may be over before the request that made it can wait for it.
 */
export function hearEnds(userId: string): HeardEnds {
  const ended = new Set<string>()
  let hadGap = false
  const hear = (notice: Notice) => {
    if (notice.kind === 'run' && notice.ended) ended.add(notice.runId)
  }
  const gap = () => {
    hadGap = true
  }
  const ends = [subscribe(`person:${userId}`, hear), onGap(gap)]
  return {
    has: (runId) => hadGap || ended.has(runId),
    close() {
      for (const end of ends) end()
    },
  }
}

/** `heard`: opened before the run was written, by the very request that wrote it. */
type WaitOptions = { signal?: AbortSignal; heard?: HeardEnds }

/** Gives the run as soon as it is done, or as it stands after `timeoutMs`. The caller has checked who asks. */
export async function waitForRun(
  run: RunView,
  timeoutMs: number,
  { signal, heard }: WaitOptions = {},
): Promise<RunView> {
  if (run.done || timeoutMs <= 0) return run
  let latest = run
  const waiting = new Promise<void>((resolve) => {
    const look = async () => {
      const [fresh] = await loadRuns([run.id]).catch(() => [])
      if (fresh) latest = fresh
      if (latest.done) finish()
    }
    const peek = () => void look()
    // A run is only ever done when a generation of it has ended: other news is not worth a look.
    const onNews = (notice: Notice) => notice.kind === 'run' && notice.ended && peek()
    const ends = [subscribe(`run:${run.id}`, onNews), onGap(peek)]
    const timer = setTimeout(() => void look().then(finish), timeoutMs)
    signal?.addEventListener('abort', finish)
    function finish() {
      clearTimeout(timer)
      for (const end of ends) end()
      signal?.removeEventListener('abort', finish)
      resolve()
    }
    // It may have ended before the subscription; not so one whose every notice was listened for.
    if (heard?.has(run.id) ?? true) peek()
  })
  store.triptychWaits ??= new Set()
  store.triptychWaits.add(waiting)
  await waiting.finally(() => store.triptychWaits?.delete(waiting))
  return latest
}
