'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { credits, images } from '@/components/studio/price'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast-store'
import { formatCredits } from '@/lib/core/money'
import type { RunSettings, RunView } from '@/lib/runs/schema'
import { readModels } from './models'
import { type Plan, planVariations } from './plan-variations'

export type VariationsProps = {
  image: { id: string; widthPx: number; heightPx: number }
  settings: RunSettings
  open: boolean
  onClose: () => void
}

type Known = 'asking' | 'unknown' | Plan | null

/** Says what would be made of the picture and what that costs, and makes it when told to. */
export default function Variations({ image, settings, open, onClose }: VariationsProps) {
  const [plan, setPlan] = useState<Known>('asking')
  useEffect(() => {
    void readModels().then((answer) =>
      setPlan(answer.ok ? planVariations(image, settings, answer.value.items) : 'unknown'),
    )
  }, [image, settings])
  const { busy, problem, start } = useStart(onClose)
  const { wallet } = useLive()
  const ready = typeof plan === 'object' && plan !== null ? plan : null
  const leaves = wallet.availableCenticredits - (ready?.costCenticredits ?? 0)
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="Variations"
      description={saying(plan)}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          {ready ? (
            <Button variant="solid" busy={busy} disabled={leaves < 0} onClick={() => start(ready)}>
              Make {images(ready.count)} · {credits(ready.costCenticredits)}
            </Button>
          ) : null}
        </>
      }
    >
      {plan === 'asking' ? <Skeleton className="h-5" /> : null}
      {ready ? (
        <p className="num text-sm text-ink-3">
          {leaves < 0
            ? `You have ${formatCredits(wallet.availableCenticredits)}: that is too little.`
            : `Leaves ${formatCredits(leaves)}.`}
        </p>
      ) : null}
      {problem ? (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      ) : null}
    </Dialog>
  )
}

function saying(plan: Known): string {
  if (plan === 'asking') return 'Asking what can be made of it.'
  if (plan === 'unknown') return 'The models could not be read. Nothing was started. Try again in a moment.'
  return plan
    ? plan.sentence
    : 'No model on offer can vary this picture: none takes it, and none draws new seeds.'
}

function useStart(onDone: () => void) {
  const router = useRouter()
  const [state, setState] = useState<{ busy: boolean; problem: string | null }>({
    busy: false,
    problem: null,
  })
  // One key until it is answered: pressed again after an answer was lost, it is still one order.
  const key = useRef(crypto.randomUUID())
  const { reportSignedOut } = useLive()
  const start = async ({ input, count }: Plan) => {
    setState({ busy: true, problem: null })
    const answer = await callApi<RunView>('/runs', {
      method: 'POST',
      body: input,
      idempotencyKey: key.current,
    })
    setState({ busy: false, problem: answer.ok ? null : answer.message })
    if (!answer.ok) return answer.reason === 'signed-out' ? reportSignedOut() : undefined
    key.current = crypto.randomUUID()
    onDone()
    const href = `/studio?run=${answer.value.id}`
    const isStudio = window.location.pathname === '/studio'
    const action = { label: 'Show', onAction: () => router.push(href as never) }
    toast(`Started ${images(count)}.`, isStudio ? {} : { action })
  }
  return { ...state, start }
}
