'use client'

import { Pencil } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import type { Operation } from '@/lib/providers/schema'
import { OPERATION } from './operations'
import type { StageActions } from './stage'

type Props = { image: { id: string }; actions: StageActions; className: string }

/** An operation and what it does, as in the studio's own menu. */
const Named = ({ operation }: { operation: Operation }) => (
  <span className="flex grow items-baseline justify-between gap-5">
    {OPERATION[operation].name}
    <span className="text-xs text-ink-3">{OPERATION[operation].says}</span>
  </span>
)

/** What to go on with from a finished picture: every operation that starts from one. */
export function UseAsInput({ image, actions, className }: Props) {
  const { uses, onInput } = actions
  if (uses.length === 0) return null
  const entries = uses.flatMap<MenuEntry>(({ operations }, index) => [
    ...(index > 0 ? [{ kind: 'separator' as const }] : []),
    ...operations.map((operation) => ({
      kind: 'item' as const,
      label: <Named operation={operation} />,
      onSelect: () => onInput(image.id, operation),
    })),
  ])
  return (
    <Menu
      align="end"
      trigger={(trigger) => (
        <IconButton {...trigger} size="s" label="Use as input" tipSide="top" className={className}>
          <Pencil strokeWidth={1.6} aria-hidden="true" />
        </IconButton>
      )}
      entries={entries}
    />
  )
}
