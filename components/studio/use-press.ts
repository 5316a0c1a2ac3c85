'use client'

import { type Dispatch, useCallback, useMemo, useState } from 'react'
import { type Batch, batchProblem } from '@/components/prompting/batch'
import type { RunView } from '@/lib/runs/schema'
import type { SweepView } from '@/lib/runs/sweep/schema'
import type { Draft } from './draft'
import { type DraftErrors, draftErrors, errorsFromApi, pictureErrors } from './draft-errors'
import type { DraftEdit } from './draft-history'
import type { Offer } from './offers'
import { startInput } from './start-input'
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

/** Pressing Generate: what is wrong is said at its field and goes away as soon as something is changed. */
export function usePress({ draft, act, offer, batch, focusProblem, onStarted, onSwept }: Tools) {
  const [found, setFound] = useState<DraftErrors>({})
  const launch = useLaunch(onStarted, onSwept)
  const { start, sweep, forget, failure } = launch
  const press = useCallback(() => {
    const { prompts, count } = batch
    const [prompt = ''] = prompts
    const first = { ...draft, values: { ...draft.values, prompt } }
    const field = offer.capability.fields.prompt
    const problem = field && batchProblem(batch, field)
    const errors = { ...draftErrors(first, offer.capability), ...(problem && { prompt: problem }) }
    setFound(errors)
    const run = startInput(first, offer)
    if (Object.keys(errors).length > 0) focusProblem()
    else if (count > 1) sweep({ run, axes: [{ field: 'prompt', values: prompts }] })
    else start(run)
  }, [draft, offer, batch, focusProblem, start, sweep])
  const change = useCallback(
    (action: DraftEdit) => {
      setFound({})
      forget()
      act(action)
    },
    [act, forget],
  )
  const said = failure?.code === 'INVALID_INPUT' ? errorsFromApi(failure.fields) : found
  const errors = useMemo(() => ({ ...pictureErrors(draft, offer.capability), ...said }), [draft, offer, said])
  return { ...launch, press, change, errors }
}
