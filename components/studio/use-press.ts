'use client'

import { type Dispatch, useCallback, useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Batch } from '@/components/prompting/batch'
import { fetchedOrSaid } from '@/components/ui/fetched'
import { signOfLife } from '@/components/ui/life'
import type { RunView } from '@/lib/runs/schema'
import type { SweepView } from '@/lib/runs/sweep/schema'
import type { Draft } from './draft'
import type { DraftErrors } from './draft-errors'
import type { DraftEdit } from './draft-history'
import type { Offer } from './offers'
import { useLaunch } from './use-launch'

type Tools = {
  draft: Draft
  act: Dispatch<DraftEdit>
  offer: Offer
  /** The prompts that the draft's prompt stands for. */
  batch: Batch
  focusProblem: () => void
  onStarted: (run: RunView) => void
  onSwept: (sweep: SweepView) => void
}

/** What is looked at before a run is asked for. It is there long before the first press. */
const loadChecks = () => import('./press-checks')
type Checks = Awaited<ReturnType<typeof loadChecks>>

function useChecks(): Checks | null {
  const [checks, setChecks] = useState<Checks | null>(null)
  useEffect(() => {
    signOfLife()
      .then(loadChecks)
      .then(setChecks, () => {})
  }, [])
  return checks
}

/** Pressing Generate: what is wrong is said at its field and goes away as soon as something is changed. */
export function usePress({ draft, act, offer, batch, focusProblem, onStarted, onSwept }: Tools) {
  const [found, setFound] = useState<DraftErrors>({})
  const launch = useLaunch(onStarted, onSwept)
  const { start, sweep, forget, failure } = launch
  const checks = useChecks()
  const press = useCallback(async () => {
    const ready = checks ?? (await fetchedOrSaid(loadChecks))
    if (!ready) return
    const { batchProblem, draftErrors, startInput } = ready
    const { prompts, count } = batch
    const [prompt = ''] = prompts
    const first = { ...draft, values: { ...draft.values, prompt } }
    const field = offer.capability.fields.prompt
    const problem = field && batchProblem(batch, field)
    const errors = { ...draftErrors(first, offer.capability), ...(problem && { prompt: problem }) }
    // Drawn before the focus goes there: a frame is too early on a slow machine, and too late for the next key.
    flushSync(() => setFound(errors))
    const run = startInput(first, offer)
    if (Object.keys(errors).length > 0) focusProblem()
    else if (count > 1) sweep({ run, axes: [{ field: 'prompt', values: prompts }] })
    else start(run)
  }, [draft, offer, batch, focusProblem, start, sweep, checks])
  const change = useCallback(
    (action: DraftEdit) => {
      setFound({})
      forget()
      act(action)
    },
    [act, forget],
  )
  const errors = useMemo(() => {
    if (!checks) return found
    const said = failure?.code === 'INVALID_INPUT' ? checks.errorsFromApi(failure.fields) : found
    return { ...checks.pictureErrors(draft, offer.capability), ...said }
  }, [draft, offer, found, failure, checks])
  return { ...launch, press, change, errors }
}
