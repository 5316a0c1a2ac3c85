import { setTimeout as sleep } from 'node:timers/promises'

type Found<T> = Exclude<T, false | undefined | null>

/** Looks every `everyMs` until `look` gives something; rejects with `what` after `withinMs`. Errors count as "not yet". */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  { withinMs = 60_000, everyMs = 25 } = {},
): Promise<Found<T>> {
  const end = performance.now() + withinMs
  let last: unknown
  for (;;) {
    try {
      const found = await look()
      if (found) return found as Found<T>
      last = found
    } catch (error) {
      last = error
    }
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${what} (last: ${String(last)})`)
    await sleep(everyMs)
  }
}
