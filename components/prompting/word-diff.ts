export type Change = { kind: 'same' | 'added' | 'removed'; text: string }

const WORDS = /\s+|[\p{L}\p{N}_'’-]+|[^\s\p{L}\p{N}]/gu
/** Beyond this the middle is one change: the table would hold millions of cells. */
const MAX_CELLS = 4_000_000

/** What became of the words of `before` in `after`: the longest common subsequence, runs of a kind in one. */
export function diffWords(before: string, after: string): Change[] {
  const [a, b] = [before.match(WORDS) ?? [], after.match(WORDS) ?? []]
  const start = sameFromStart(a, b)
  const end = sameFromEnd(a.slice(start), b.slice(start))
  const middle = changed(a.slice(start, a.length - end), b.slice(start, b.length - end))
  const same = (text: string[]): Change => ({ kind: 'same', text: text.join('') })
  return joinedRuns([same(a.slice(0, start)), ...middle, same(end > 0 ? a.slice(-end) : [])])
}

function sameFromStart(a: readonly string[], b: readonly string[]): number {
  const limit = Math.min(a.length, b.length)
  let at = 0
  while (at < limit && a[at] === b[at]) at++
  return at
}

const sameFromEnd = (a: readonly string[], b: readonly string[]) =>
  sameFromStart(a.toReversed(), b.toReversed())

function changed(a: readonly string[], b: readonly string[]): Change[] {
  const whole: Change[] = [
    { kind: 'removed', text: a.join('') },
    { kind: 'added', text: b.join('') },
  ]
  if (a.length === 0 || b.length === 0 || a.length * b.length > MAX_CELLS) return whole
  const lengths = commonLengths(a, b)
  const width = b.length + 1
  const changes: Change[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      changes.push({ kind: 'same', text: a[i] ?? '' })
      i++
      j++
    } else if (
      j >= b.length ||
      (i < a.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      changes.push({ kind: 'removed', text: a[i] ?? '' })
      i++
    } else {
      changes.push({ kind: 'added', text: b[j] ?? '' })
      j++
    }
  }
  return changes
}

/** How long the longest common subsequence of each pair of ends is, row by row; spaces alone weigh nothing. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const [down, right] = [lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0]
      const both = a[i] === b[j] ? (lengths[(i + 1) * width + j + 1] ?? 0) + (a[i]?.trim() ? 2 : 1) : 0
      lengths[i * width + j] = Math.max(down, right, both)
    }
  return lengths
}

/** Neighbours of a kind in one, what is removed before what is added, and a lone space between changes taken with them. */
function joinedRuns(changes: readonly Change[]): Change[] {
  const runs: Change[] = []
  let pending = { removed: '', added: '' }
  const settle = () => {
    if (pending.removed) runs.push({ kind: 'removed', text: pending.removed })
    if (pending.added) runs.push({ kind: 'added', text: pending.added })
    pending = { removed: '', added: '' }
  }
  changes.forEach((change, at) => {
    if (change.text === '') return
    if (change.kind !== 'same') pending[change.kind] += change.text
    else if (isBridge(changes, at, pending)) {
      pending.removed += change.text
      pending.added += change.text
    } else {
      settle()
      const last = runs.at(-1)
      if (last?.kind === 'same') runs[runs.length - 1] = { kind: 'same', text: last.text + change.text }
      else runs.push(change)
    }
  })
  settle()
  return runs
}

const isBridge = (
  changes: readonly Change[],
  at: number,
  { removed, added }: { removed: string; added: string },
) =>
  changes[at]?.text.trim() === '' &&
  removed !== '' &&
  added !== '' &&
  changes.slice(at + 1, at + 3).some(({ kind }) => kind === 'removed') &&
  changes[at + 1]?.kind !== 'same'
