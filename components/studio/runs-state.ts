import type { GenerationView, RunPage, RunView } from '@/lib/runs/schema'

/** Own runs, newest first, each at the highest version seen; `nextCursor` leads to older ones. */
export type RunsState = { runs: readonly RunView[]; nextCursor: string | null }

/** Takes in runs in any order, from anywhere: of each id the highest version stays. */
export function mergeRuns(state: RunsState, incoming: readonly RunView[]): RunsState {
  const byId = new Map(state.runs.map((run) => [run.id, run]))
  const fresh = incoming.filter(
    (run) => run.version > (byId.get(run.id)?.version ?? -1) && standsForItself(run, state.runs),
  )
  if (fresh.length === 0) return state
  for (const run of fresh) byId.set(run.id, run)
  return { ...state, runs: [...byId.values()].sort(newestFirst) }
}

/** Of a sweep the first run of its first cell stands for all, as the API lists them. */
const standsForItself = ({ id, sweep }: RunView, known: readonly RunView[]) =>
  sweep === null || (sweep.cell === 0 && !known.some((run) => run.sweep?.id === sweep.id && run.id < id))

/** Adds an older page. Two requests for the same page add it once. */
export function appendPage(state: RunsState, cursor: string, page: RunPage): RunsState {
  const merged = mergeRuns(state, page.items)
  return state.nextCursor === cursor ? { ...merged, nextCursor: page.nextCursor } : merged
}

/** The same runs, with these pictures in the trash or out of it. */
export const withTrash = (state: RunsState, imageIds: readonly string[], deleted: boolean): RunsState => ({
  ...state,
  runs: state.runs.map((run) => ({
    ...run,
    generations: run.generations.map((each) =>
      each.image && imageIds.includes(each.image.id) ? { ...each, image: { ...each.image, deleted } } : each,
    ),
  })),
})

const newestFirst = (a: RunView, b: RunView) =>
  a.createdAt === b.createdAt ? compare(b.id, a.id) : compare(b.createdAt, a.createdAt)
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Prompts asked before, newest first, each once: what `Up` walks through. */
export const promptHistory = (runs: readonly RunView[]): string[] => [
  ...new Set(runs.map((run) => run.settings.prompt).filter(Boolean)),
]

/**
 * One step of the walk: `older` from an empty field or from a prompt the walk put there, `newer` back.
 * `at` is the place in `prompts`, -1 before the first. Null when the key should do what it always does.
 */
export function walkHistory(prompts: readonly string[], at: number, text: string, step: 'older' | 'newer') {
  const walking = at >= 0 && prompts[at] === text
  if (step === 'newer') return walking ? { at: at - 1, text: prompts[at - 1] ?? '' } : null
  if (!walking && text !== '') return null
  const next = prompts[walking ? at + 1 : 0]
  return next === undefined ? null : { at: walking ? at + 1 : 0, text: next }
}

const SENTENCE: Partial<Record<GenerationView['state'], string>> = {
  succeeded: 'is ready.',
  filtered: 'was stopped by the filter.',
  failed: 'failed.',
  cancelled: 'was cancelled.',
}

/** What changed from one version of a run to the next, for people who hear the page. */
export function announcement(before: RunView | undefined, after: RunView): string {
  const was = new Map(before?.generations.map((each) => [each.id, each.state]))
  const told = after.generations.flatMap((each) => {
    const sentence = SENTENCE[each.state]
    if (!sentence || !before || was.get(each.id) === each.state) return []
    const money = each.state !== 'succeeded' && each.message ? ` ${each.message}` : ''
    return [`Image ${each.position + 1} of ${after.generations.length} ${sentence}${money}`]
  })
  return told.join(' ')
}
