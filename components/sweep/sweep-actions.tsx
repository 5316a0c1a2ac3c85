'use client'

import { Ban, Play } from 'lucide-react'
import { Suspense, useState } from 'react'
import { type ApiAnswer, callApi } from '@/components/frame/api'
import { useHouse } from '@/components/frame/live'
import { ShareButton } from '@/components/share/share-button'
import { Button } from '@/components/ui/button'
import { fetchedOnPress } from '@/components/ui/fetched'
import { toast } from '@/components/ui/toast'
import { formatCredits } from '@/lib/core/money'
import { withinBudget } from '@/lib/runs/sweep/rules'
import type { SweepView } from '@/lib/runs/sweep/schema'
import type { SweepFacts } from './sweep-facts'
import { tallyOf, usedOf } from './sweep-state'
import { useSweep, useSweepStore } from './sweep-store'

const RaiseBudget = fetchedOnPress(() => import('./raise-budget'))
const ICON = { className: 'size-4', strokeWidth: 1.6, 'aria-hidden': true } as const

/** Asks for a change of the whole sweep and takes in what it became. */
function useAsk(sweepId: string) {
  const store = useSweepStore()
  const { refreshWallet, reportSignedOut } = useHouse()
  const [busy, setBusy] = useState(false)
  const ask = async (verb: 'resume' | 'cancel', body?: { budgetCenticredits: number | null }) => {
    setBusy(true)
    // Cancelling tells each upstream in turn.
    const call = {
      method: 'POST',
      body: verb === 'resume' ? (body ?? {}) : undefined,
      timeoutMs: 60_000,
    } as const
    const answer: ApiAnswer<SweepView> = await callApi<SweepView>(`/sweeps/${sweepId}/${verb}`, call)
    setBusy(false)
    if (answer.ok) store.take(answer.value)
    else if (answer.reason === 'signed-out') reportSignedOut()
    else toast(answer.message, { tone: 'bad' })
    refreshWallet()
    return answer.ok
  }
  return { busy, ask }
}

/** Starts what is missing, with more budget where the old one does not reach, or cancels what has not ended. */
export function SweepActions({ sweepId, facts }: { sweepId: string; facts: SweepFacts }) {
  const { cells, money, budgetCenticredits } = useSweep()
  const { busy, ask } = useAsk(sweepId)
  const [raising, setRaising] = useState(false)
  const { unfinished, toStart } = tallyOf(cells)
  const costs = toStart.map((cell) => ({ quotedCenticredits: facts.costs[cell] ?? 0 }))
  const cost = costs.reduce((sum, { quotedCenticredits }) => sum + quotedCenticredits, 0)
  const left = budgetCenticredits === null ? null : budgetCenticredits - usedOf(money)
  const reaches = withinBudget(costs, left).length === toStart.length
  return (
    <>
      <ShareButton target={{ kind: 'sweep', id: sweepId }} />
      {unfinished > 0 ? (
        <Button busy={busy} onClick={() => ask('cancel')}>
          <Ban {...ICON} />
          Cancel the rest
        </Button>
      ) : null}
      {toStart.length > 0 && unfinished === 0 ? (
        <Button
          variant="solid"
          busy={busy}
          onClick={() => (reaches ? ask('resume') : setRaising(true))}
          className="num"
        >
          <Play {...ICON} />
          <span>
            Start <span className="max-md:sr-only">the missing </span>
            {toStart.length}
          </span>
          <span className="font-medium opacity-75">
            · {formatCredits(cost)}
            <span className="max-md:sr-only"> {cost === 100 ? 'credit' : 'credits'}</span>
          </span>
        </Button>
      ) : null}
      {raising ? (
        <Suspense>
          <RaiseBudget
            usedCenticredits={usedOf(money)}
            costs={costs}
            busy={busy}
            onClose={() => setRaising(false)}
            onStart={async (budget) => {
              if (await ask('resume', { budgetCenticredits: budget })) setRaising(false)
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
