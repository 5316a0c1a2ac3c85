'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { cx } from '@/components/ui/class-names'
import { type Piece, piecesOf } from '@/lib/prompts/rules'

type Props = {
  text: string
  unfilled: readonly string[]
  fieldRef: RefObject<HTMLTextAreaElement | null>
  /** What shapes the letters and the padding of the field. */
  className: string
}

const look = ({ kind, name = '' }: Piece, unfilled: readonly string[]) => {
  if (kind === 'mark') return 'rounded-xs bg-line'
  if (kind === 'option') return 'bg-sunk'
  return cx('rounded-xs', unfilled.includes(name) ? 'bg-live-soft' : 'bg-line')
}

/**
 * Behind the field, the same letters unseen: choices and variables have a ground of their own. The field itself
 * stays a plain text area, so nothing changes for keyboards, spelling or screen readers.
 */
export function PromptMirror({ text, unfilled, fieldRef, className }: Props) {
  const mirror = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const [field, own] = [fieldRef.current, mirror.current]
    if (!field || !own) return
    const follow = () => {
      // The field's scrollbar takes from its width.
      own.style.width = `${field.clientWidth}px`
      own.scrollTop = field.scrollTop
    }
    const watch = new ResizeObserver(follow)
    watch.observe(field)
    field.addEventListener('scroll', follow, { passive: true })
    return () => {
      watch.disconnect()
      field.removeEventListener('scroll', follow)
    }
  }, [fieldRef])
  return (
    <div
      ref={mirror}
      aria-hidden="true"
      className={cx(
        'pointer-events-none absolute inset-y-0 left-0 overflow-hidden whitespace-pre-wrap wrap-break-word text-transparent select-none',
        className,
      )}
    >
      {piecesOf(text).map((piece, at) =>
        piece.kind === 'text' ? (
          piece.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
          <span key={at} className={look(piece, unfilled)}>
            {piece.text}
          </span>
        ),
      )}
      {/* A last line that is empty has a height only with something on it. */}
      {'\u200b'}
    </div>
  )
}
