'use client'

import { ChevronDown } from 'lucide-react'
import { cx } from '@/components/ui/class-names'
import { Menu } from '@/components/ui/menu'
import type { Operation } from '@/lib/providers/schema'
import { warmImageControls } from './image-controls'
import { groupsOf, OPERATION } from './operations'

export type OperationProps = {
  value: Operation
  offered: ReadonlySet<Operation>
  onChange: (operation: Operation) => void
}

const HALF = 'h-8 min-w-0 rounded-[5px] px-2.5 transition-colors touch:h-11'
const look = (chosen: boolean) =>
  cx(HALF, chosen ? 'bg-panel font-semibold text-ink shadow-card' : 'text-ink-2 hover:text-ink')

/** What to ask for: a picture from words is one press away, everything that starts from a picture is listed. */
export function OperationPicker({ value, offered, onChange }: OperationProps) {
  const others = new Set([...offered].filter((each) => each !== 'text-to-image'))
  if (others.size === 0) return null
  const isFromWords = value === 'text-to-image'
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons side by side, not a form's part
    <div
      role="group"
      aria-label="What to do"
      title="API field: operation"
      className="flex gap-0.5 rounded-s bg-sunk p-0.5"
    >
      {offered.has('text-to-image') ? (
        <button
          type="button"
          aria-pressed={isFromWords}
          onClick={() => onChange('text-to-image')}
          className={cx(look(isFromWords), 'grow px-4')}
        >
          {OPERATION['text-to-image'].name}
        </button>
      ) : null}
      <Menu
        align="end"
        trigger={(trigger) => (
          <button
            type="button"
            {...trigger}
            onPointerDown={warmImageControls}
            className={cx(look(!isFromWords), 'flex grow-[3] items-center justify-center gap-1.5')}
          >
            <span className="truncate">{isFromWords ? 'Use an image' : OPERATION[value].name}</span>
            <ChevronDown className="size-4 shrink-0" strokeWidth={1.6} aria-hidden="true" />
          </button>
        )}
        entries={groupsOf(others).map(({ name, operations }) => ({
          kind: 'choice',
          label: name,
          value,
          closes: true,
          options: operations.map((each) => ({
            value: each,
            label: OPERATION[each].name,
            hint: OPERATION[each].says,
          })),
          onChange: (chosen) => onChange(chosen as Operation),
        }))}
      />
    </div>
  )
}
