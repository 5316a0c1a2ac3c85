'use client'

import { useState } from 'react'
import { cx } from '@/components/ui/class-names'
import { CopyButton } from './copy-button'
import { quotedPieces } from './receipt-words'

const LONG_CHARS = 320

/** The prompt as the picture's title; what it should say in letters stands in italics. */
export function PromptTitle({ prompt }: { prompt: string }) {
  const [whole, setWhole] = useState(false)
  const long = prompt.length > LONG_CHARS
  return (
    <div>
      <h1
        className={cx(
          'serif text-[1.4375rem] leading-[1.28] text-pretty [overflow-wrap:anywhere]',
          long && !whole && 'line-clamp-7',
        )}
      >
        {quotedPieces(prompt || 'Without a prompt').map(({ text, quoted }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
          quoted ? <em key={index}>{text}</em> : text,
        )}
      </h1>
      {prompt ? (
        <div className="mt-1.5 -ml-1.5 flex items-center gap-2">
          <CopyButton text={prompt} label="Copy prompt" spelled />
          {long ? (
            <button
              type="button"
              aria-expanded={whole}
              onClick={() => setWhole(!whole)}
              className="h-7 rounded-s px-1.5 text-sm text-ink-2 transition-colors hover:text-ink touch:h-11"
            >
              {whole ? 'Show less' : 'Show all of it'}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
