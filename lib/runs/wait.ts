import { type Notice, onGap, subscribe } from '@/lib/events'
import { loadRuns } from './queries'
import type { RunView } from './schema'

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
  await new Promise<void>((resolve) => {
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
  return latest
}
