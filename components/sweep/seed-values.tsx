'use client'

import { Dices } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { AxisValue } from '@/lib/runs/sweep/rules'
import { drawSeeds } from './axis-values'
import { NumberEntry } from './number-entry'

type Props = { values: readonly AxisValue[]; draw: () => number; onAdd: (values: number[]) => void }

/** New seeds by dice, known ones by a list. */
export function SeedValues({ values, draw, onAdd }: Props) {
  return (
    <div className="flex items-start gap-2">
      <NumberEntry
        label="Seeds to add"
        placeholder="Paste seeds"
        onAdd={onAdd}
        className="grow [&_input]:mono"
      />
      <Button className="h-9" onClick={() => onAdd(drawSeeds(1, values, draw))}>
        <Dices className="size-4" strokeWidth={1.6} aria-hidden="true" />
        One more
      </Button>
    </div>
  )
}
