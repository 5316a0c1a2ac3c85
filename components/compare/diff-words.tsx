import type { Change as Piece } from '@/components/prompting/word-diff'

/** A text with what came and what went: told apart by shape as well as by colour. */
export const DiffWords = ({ pieces }: { pieces: readonly Piece[] }) =>
  pieces.map(({ text, kind }, index) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces of one text never move
    if (kind === 'removed')
      return (
        <del key={index} className="text-ink-3">
          {text}
        </del>
      )
    if (kind === 'added')
      return (
        <ins
          key={index}
          className="font-semibold decoration-line-strong underline-offset-2 [del+&]:ml-[0.3em]"
        >
          {text}
        </ins>
      )
    return <span key={index}>{text}</span>
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
  })
