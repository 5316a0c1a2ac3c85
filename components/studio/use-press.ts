'use client'

import { type Dispatch, useCallback, useMemo, useState } from 'react'
import type { RunView } from '@/lib/runs/schema'
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
  focusProblem: () => void
  onStarted: (run: RunView) => void
}

/** Pressing Generate: what is wrong is said at its field and goes away as soon as something is changed. */
export function usePress({ draft, act, offer, focusProblem, onStarted }: Tools) {
  const [found, setFound] = useState<DraftErrors>({})
  const launch = useLaunch(onStarted)
  const { start, forget, failure } = launch
  const press = useCallback(() => {
    const errors = draftErrors(draft, offer.capability)
    setFound(errors)
    if (Object.keys(errors).length === 0) start(startInput(draft, offer))
    else focusProblem()
  }, [draft, offer, focusProblem, start])
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
