'use client'

import { type Dispatch, useCallback } from 'react'
import { callApi } from '@/components/frame/api'
import type { Fitted } from '@/components/prompting/map-found'
import { toast } from '@/components/ui/toast'
import type { ModelView, RunView } from '@/lib/runs/schema'
import type { Draft, DraftAction } from './draft'
import { type Offer, offerOf } from './offers'
import type { StageActions } from './stage'

type Tools = {
  draft: Draft
  act: Dispatch<DraftAction>
  offer: Offer
  models: readonly ModelView[]
  onReuse: StageActions['onReuse']
}

/** Settings that a file brought back into the draft: those of a run here, or another program's as far as they fit. */
export function useRestore({ draft, act, offer, models, onReuse }: Tools) {
  const takes = offer.capability.fields.prompt !== undefined
  const taker = takes ? offer : offerOf({ operation: 'text-to-image', model: draft.model }, models)
  const { model, capability } = taker
  const onRestoreRun = useCallback(
    async (runId: string, seed: number | null) => {
      const run = await callApi<RunView>(`/runs/${runId}`)
      if (run.ok) onReuse(run.value, seed)
      else toast(`Its settings could not be read. ${run.message}`, { tone: 'bad' })
    },
    [onReuse],
  )
  const onRestore = ({ settings, seed }: Fitted) => {
    const asked = { ...settings, model: model.id, operation: capability.operation }
    act({ type: 'settings reused', settings: asked, count: draft.count, seed, slots: {} })
    const onAction = () => act({ type: 'draft restored', draft })
    toast('Settings restored from the file.', { action: { label: 'Undo', onAction } })
  }
  return { taker: { name: model.name, capability }, onRestoreRun, onRestore }
}
