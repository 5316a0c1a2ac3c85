'use client'

import { useState } from 'react'
import { credits } from '@/components/studio/price'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { formatCredits } from '@/lib/core/money'
import { withinBudget } from '@/lib/runs/sweep/rules'
import { readCredits } from './budget'

type Props = {
  usedCenticredits: number
  /** Of the missing cells, in order. */
  costs: readonly { quotedCenticredits: number }[]
  busy: boolean
  onClose: () => void
  /** Null takes the limit away. */
  onStart: (budgetCenticredits: number | null) => void
}

/** The budget does not reach for all that is missing: how much it should be from now on. */
export default function RaiseBudget({ usedCenticredits, costs, busy, onClose, onStart }: Props) {
  const cost = costs.reduce((sum, { quotedCenticredits }) => sum + quotedCenticredits, 0)
  const [text, setText] = useState(formatCredits(usedCenticredits + cost))
  const budget = readCredits(text)
  const reach = withinBudget(costs, budget === null ? null : (budget ?? 0) - usedCenticredits).length
  const error = budget === undefined ? 'Credits are a number, such as 26 or 6.5.' : undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="The budget does not reach"
      description={`${credits(usedCenticredits)} are spent or held. The missing ${costs.length} cells cost ${credits(cost)} more.`}
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            variant="solid"
            busy={busy}
            disabled={budget === undefined || reach === 0}
            onClick={() => onStart(budget ?? null)}
          >
            Start {reach === costs.length ? `the missing ${reach}` : `${reach} of ${costs.length}`}
          </Button>
        </>
      }
    >
      <TextField
        label="Budget of the whole sweep"
        aside="credits; empty for no limit"
        inputMode="decimal"
        value={text}
        error={error}
        onChange={(event) => setText(event.target.value)}
      />
    </Dialog>
  )
}
