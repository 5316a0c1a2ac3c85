export type Piece = { text: string; kind: 'same' | 'added' | 'removed' }

/** `a red, old sofa` -> words and what stands between them, so that joining gives the text again. */
const wordsOf = (text: string): string[] =>
  text.match(/\s+|[\p{L}\p{M}\p{N}_'’-]+|[^\s\p{L}\p{M}\p{N}_]/gu) ?? []

/** What became of `before` in `after`, word by word, by their longest common subsequence; neighbours are joined. */
export function wordDiff(before: string, after: string): Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end))
  const same = (words: string[]): Piece[] => words.map((text) => ({ text, kind: 'same' }))
  return joined([...same(a.slice(0, start)), ...middle, ...same(a.slice(a.length - end))])
}

function between(a: string[], b: string[]): Piece[] {
  const lengths = commonLengths(a, b)
  const at = (i: number, j: number) => lengths[i * (b.length + 1) + j] ?? 0
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && left === right) {
      pieces.push({ text: left, kind: 'same' })
      i++
      j++
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ text: left, kind: 'removed' })
      i++
    } else {
      pieces.push({ text: right ?? '', kind: 'added' })
      j++
    }
  }
  return pieces
}

/** A word kept is worth more than any number of spaces kept in its stead. */
const weightOf = (word = '') => (/^\s/.test(word) ? 1 : 100)

/** For every pair of places, how much is common from there to the end. */
function commonLengths(a: string[], b: string[]): Uint32Array {
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + weightOf(a[i])
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
  return lengths
}

/** Neighbours of a kind in one piece, also across a mere space; what went stands before what came in its place. */
function joined(pieces: Piece[]): Piece[] {
  const out: Piece[] = []
  let gone = ''
  let come = ''
  const flush = () => {
    if (gone) out.push({ text: gone, kind: 'removed' })
    if (come) out.push({ text: come, kind: 'added' })
    gone = come = ''
  }
  pieces.forEach(({ text, kind }, index) => {
    const isBridge = kind === 'same' && /^\s+$/.test(text) && gone !== '' && come !== ''
    if (kind === 'removed') gone += text
    else if (kind === 'added') come += text
    else if (isBridge && (pieces[index + 1]?.kind ?? 'same') !== 'same') {
      gone += text
      come += text
    } else {
      flush()
      const last = out.at(-1)
      if (last?.kind === 'same') last.text += text
      else out.push({ text, kind: 'same' })
    }
  })
  flush()
  return out
}
