'use client'

import { useState } from 'react'
import { Textarea } from '@/components/ui/textarea'
import type { AxisValue } from '@/lib/runs/sweep/rules'

type Props = { name: string; values: readonly AxisValue[]; onChange: (text: string) => void }

/** Prompts beside each other, one a line; what is typed stays as it is typed. */
export function LineValues({ name, values, onChange }: Props) {
  const [text, setText] = useState(() => values.join('\n'))
  return (
    <Textarea
      aria-label={`${name}, one a line`}
      value={text}
      placeholder="One a line"
      onChange={(event) => {
        setText(event.target.value)
        onChange(event.target.value)
      }}
      className="max-h-48 min-h-20 rounded-s border border-line bg-panel px-3 py-2 outline-none hover:border-line-strong focus-visible:border-live max-md:text-[1rem]"
    />
  )
}
