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

/** `isNew`: the run was written by this very request, with nothing awaited since. */
type WaitOptions = { signal?: AbortSignal; isNew?: boolean }

/** Gives the run as soon as it is done, or as it stands after `timeoutMs`. The caller has checked who asks. */
export async function waitForRun(
  run: RunView,
  timeoutMs: number,
  { signal, isNew = false }: WaitOptions = {},
): Promise<RunView> {
  if (run.done || timeoutMs <= 0) return run
  let latest = run
  const waiting = new Promise<void>((resolve) => {
    const look = async () => {
      const [fresh] = await loadRuns([run.id])
      if (fresh) latest = fresh
      if (latest.done) finish()
    }
    const peek = () => void look().catch(() => {})
    // A run is only ever done when a generation of it has ended: other news is not worth a look.
    const heard = (notice: Notice) => notice.kind === 'run' && notice.ended && peek()
    const ends = [subscribe(`run:${run.id}`, heard), onGap(peek)]
    const timer = setTimeout(finish, timeoutMs)
    signal?.addEventListener('abort', finish)
    function finish() {
      clearTimeout(timer)
      for (const end of ends) end()
      signal?.removeEventListener('abort', finish)
      resolve()
    }
    // An earlier run may have ended before the subscription; of one that was committed just now, every notice is still to come.
    if (!isNew) peek()
  })
  store.triptychWaits ??= new Set()
  store.triptychWaits.add(waiting)
  await waiting.finally(() => store.triptychWaits?.delete(waiting))
  return latest
}
