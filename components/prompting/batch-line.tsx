'use client'

import { useId } from 'react'
import { cx } from '@/components/ui/class-names'
import { inputClass } from '@/components/ui/field'
import { type Batch, MAX_PROMPTS, type Written } from './batch'
import { batchSentence } from './batch-words'

type Props = {
  batch: Batch
  imagesEach: number
  /** Of all of them, in words. */
  price: string
  written: Written
  onWritten: (name: string, value: string) => void
}

/** Under a prompt that stands for many: how many and for how much, and what its variables are to be. */
export function BatchLine({ batch, imagesEach, price, written, onWritten }: Props) {
  const id = useId()
  return (
    <div className="grid gap-2 border-t border-line px-3.5 py-2">
      {batch.variables.map((name) => (
        <div key={name} className="grid grid-cols-[minmax(4rem,auto)_minmax(0,1fr)] items-center gap-2.5">
          <label
            htmlFor={id + name}
            className="max-w-28 truncate text-xs font-semibold text-ink-2"
            title={name}
          >
            {name}
          </label>
          <input
            id={id + name}
            value={written[name] ?? ''}
            onChange={(event) => onWritten(name, event.target.value)}
            placeholder="one, or several | parted | by bars"
            autoComplete="off"
            className={inputClass('h-8')}
          />
        </div>
      ))}
      <p
        aria-live="polite"
        className={cx('num text-xs', batch.count > MAX_PROMPTS ? 'text-bad' : 'text-ink-3')}
      >
        {batchSentence(batch, imagesEach, price)}
      </p>
    </div>
  )
}
