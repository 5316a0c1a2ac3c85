'use client'

import { type Dispatch, type RefObject, useEffect, useMemo, useRef } from 'react'
import { callApi } from '@/components/frame/api'
import { toast } from '@/components/ui/toast'
import type { ModelView, RunView } from '@/lib/runs/schema'
import { type Draft, type DraftAction, modelOf } from './draft'
import type { StageActions } from './stage'

type Tools = {
  draft: Draft
  act: Dispatch<DraftAction>
  models: readonly ModelView[]
  promptRef: RefObject<HTMLTextAreaElement | null>
  receive: (runs: readonly RunView[]) => void
  retry: (generationId: string) => void
}

async function cancel(path: string, receive: Tools['receive']) {
  const answer = await callApi<RunView>(path, { method: 'POST' })
  if (answer.ok) receive([answer.value])
  else toast(`It could not be cancelled. ${answer.message}`, { tone: 'bad' })
}

/** What can be done from the stage: take settings over, try again, cancel. */
export function useStageActions({ draft, act, models, promptRef, receive, retry }: Tools): StageActions {
  // Read when Undo is offered, so that typing does not make new actions and draw every card again.
  const latest = useRef(draft)
  useEffect(() => {
    latest.current = draft
  }, [draft])
  return useMemo(() => {
    const reuse = (run: RunView, seed: number | null) => {
      const model = modelOf(run.settings, models)
      if (!model) return
      const before = latest.current
      const count = seed === null ? run.generations.length : 1
      act({ type: 'settings reused', settings: run.settings, model, count, seed })
      const gone = model.id === run.settings.model ? '' : ` ${run.modelName} is not offered any more.`
      toast(`Settings${seed === null ? '' : ' and seed'} taken over.${gone}`, {
        action: { label: 'Undo', onAction: () => act({ type: 'draft restored', draft: before }) },
      })
    }
    return {
      onReuse: reuse,
      onEdit(run) {
        reuse(run, null)
        promptRef.current?.focus()
      },
      onRetry: (generation) => retry(generation.id),
      onCancel: (generation) => cancel(`/generations/${generation.id}/cancel`, receive),
      onCancelRun: (run) => cancel(`/runs/${run.id}/cancel`, receive),
    }
  }, [act, models, promptRef, receive, retry])
}
