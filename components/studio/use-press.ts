'use client'

import { type Dispatch, type RefObject, useCallback, useState } from 'react'
import type { ModelView, RunView } from '@/lib/runs/schema'
import {
  type Draft,
  type DraftAction,
  type DraftErrors,
  draftErrors,
  errorsFromApi,
  startInput,
} from './draft'
import { useLaunch } from './use-launch'

type Tools = {
  draft: Draft
  act: Dispatch<DraftAction>
  model: ModelView
  promptRef: RefObject<HTMLTextAreaElement | null>
  onStarted: (run: RunView) => void
}

/** Pressing Generate: what is wrong is said at its field and goes away as soon as something is changed. */
export function usePress({ draft, act, model, promptRef, onStarted }: Tools) {
  const [found, setFound] = useState<DraftErrors>({})
  const launch = useLaunch(onStarted)
  const { start, forget, failure } = launch
  const press = useCallback(() => {
    const errors = draftErrors(draft, model)
    setFound(errors)
    if (errors.prompt || errors.negativePrompt) promptRef.current?.focus()
    if (Object.keys(errors).length === 0) start(startInput(draft, model))
  }, [draft, model, promptRef, start])
  const change = useCallback(
    (action: DraftAction) => {
      setFound({})
      forget()
      act(action)
    },
    [act, forget],
  )
  const errors = failure?.code === 'INVALID_INPUT' ? errorsFromApi(failure.fields) : found
  return { ...launch, press, change, errors }
}
