import type { ApiAnswer, ApiFailure } from '@/components/frame/api'

export type Tally = { done: number; total: number; failed: readonly string[]; reason: ApiFailure | null }

const AT_ONCE = 4

type Options = {
  onTally: (tally: Tally) => void
  /** True once the rest is to be left as it is. */
  isStopped?: () => boolean
}

/**
 * Does the same to many, a few at a time and each on its own: what fails is named in the end, the others are done.
 * A person signed out ends it. Ids that were never tried count as failed.
 */
export async function doToMany(
  ids: readonly string[],
  act: (id: string) => Promise<ApiAnswer<unknown>>,
  { onTally, isStopped = () => false }: Options,
): Promise<Tally> {
  let tally: Tally = { done: 0, total: ids.length, failed: [], reason: null }
  let next = 0
  let isOver = false
  const tell = (change: Partial<Tally>) => {
    tally = { ...tally, ...change }
    onTally(tally)
  }
  const work = async () => {
    while (!isOver && !isStopped()) {
      const id = ids[next++]
      if (id === undefined) return
      const answer = await act(id)
      if (answer.ok) tell({ done: tally.done + 1 })
      else tell({ failed: [...tally.failed, id], reason: tally.reason ?? answer })
      if (!answer.ok && answer.reason === 'signed-out') isOver = true
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (next < ids.length) tell({ failed: [...tally.failed, ...ids.slice(next)] })
  return tally
}

export const imagesInWords = (count: number) => (count === 1 ? '1 image' : `${count} images`)

/** What became of it: `38 images moved to the trash. 2 were not: …`. */
export function tallyInWords({ done, failed, reason }: Tally, verb: string): string {
  const did = `${imagesInWords(done)} ${verb}.`
  if (failed.length === 0) return did
  const not = `${imagesInWords(failed.length)} ${failed.length === 1 ? 'was' : 'were'} not${reason ? `: ${reason.message}` : '.'}`
  return done === 0 ? not : `${did} ${not}`
}
