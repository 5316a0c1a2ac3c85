import type { Scenario } from './scenario'
import type { RecordedRequest } from './stability-server'

export type Answering = Scenario | ((request: RecordedRequest) => Scenario | Promise<Scenario>)
type Play = (request: RecordedRequest) => Scenario | Promise<Scenario>

/** One answer for ever, or an array in order, its last one for ever. */
export function scriptOf(answer: Answering | readonly Answering[]): () => Play {
  const queue: Answering[] = Array.isArray(answer) ? [...answer] : [answer as Answering]
  return () => {
    const next = queue.length > 1 ? queue.shift() : queue[0]
    if (next === undefined) throw new Error('an empty script')
    return typeof next === 'function' ? next : () => next
  }
}
