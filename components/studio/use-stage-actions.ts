'use client'

import { type Dispatch, type RefObject, useEffect, useMemo, useRef } from 'react'
import { callApi } from '@/components/frame/api'
import { readFacts } from '@/components/gallery/facts'
import { scrollBehavior } from '@/components/ui/motion'
import { toast } from '@/components/ui/toast'
import { FIELDS } from '@/lib/providers/fields/schema'
import type { ModelView, RunView } from '@/lib/runs/schema'
import type { Draft, DraftAction } from './draft'
import { operationsOf, startsFromImage } from './offers'
import { groupsOf, OPERATION } from './operations'
import { type ImageName, inputIdsOf, type SlotImage, slotImageOf } from './slot-image'
import type { StageActions } from './stage'
import type { Inputs } from './use-inputs'

type Tools = {
  draft: Draft
  act: Dispatch<DraftAction>
  models: readonly ModelView[]
  promptRef: RefObject<HTMLTextAreaElement | null>
  receive: (runs: readonly RunView[]) => void
  retry: (generationId: string) => void
  bring: Inputs['bring']
  /** The controls. */
  wing: RefObject<HTMLElement | null>
}

async function cancel(path: string, receive: Tools['receive']) {
  const answer = await callApi<RunView>(path, { method: 'POST' })
  if (answer.ok) receive([answer.value])
  else toast(`It could not be cancelled. ${answer.message}`, { tone: 'bad' })
}

/** The pictures a run was started from, as far as they are still there; `lost` names the others. */
async function readSlots({ settings }: RunView) {
  const inputs = inputIdsOf(settings)
  const answers = await Promise.all(inputs.map(({ id }) => readFacts(id)))
  const slots: Partial<Record<ImageName, SlotImage | undefined>> = {}
  const lost: ImageName[] = []
  for (const [index, { name }] of inputs.entries()) {
    const answer = answers[index]
    const isThere = answer?.ok === true && answer.value.image.deletedAt === null
    slots[name] = isThere ? slotImageOf(answer.value.image) : undefined
    if (!isThere) lost.push(name)
  }
  return { slots, lost }
}

/** What can be done from the stage: take settings over, try again, cancel. */
export function useStageActions(tools: Tools): StageActions {
  const { draft, act, models, promptRef, receive, retry, bring, wing } = tools
  // Read when Undo is offered, so that typing does not make new actions and draw every card again.
  const latest = useRef(draft)
  useEffect(() => {
    latest.current = draft
  }, [draft])
  return useMemo(() => {
    const undoing = (before: Draft) => ({
      action: { label: 'Undo', onAction: () => act({ type: 'draft restored', draft: before }) },
    })
    const reuse = async (run: RunView, seed: number | null) => {
      const before = latest.current
      const count = seed === null ? run.generations.length : 1
      const { slots, lost } = await readSlots(run)
      act({ type: 'settings reused', settings: run.settings, count, seed, slots })
      const isOffered = models.some((model) => model.id === run.settings.model)
      const gone = [
        isOffered ? '' : ` ${run.modelName} is not offered any more.`,
        lost.length > 0
          ? ` ${lost.map((name) => FIELDS[name].label).join(' and ')} cannot be had any more.`
          : '',
      ].join('')
      toast(`Settings${seed === null ? '' : ' and seed'} taken over.${gone}`, undoing(before))
    }
    return {
      onReuse: reuse,
      async onEdit(run) {
        await reuse(run, null)
        promptRef.current?.focus()
      },
      onRetry: (generation) => retry(generation.id),
      onCancel: (generation) => cancel(`/generations/${generation.id}/cancel`, receive),
      uses: groupsOf(new Set([...operationsOf(models)].filter((each) => startsFromImage(models, each)))),
      async onInput(imageId, operation) {
        const before = latest.current
        if (!(await bring(imageId, operation))) return toast('This picture cannot be had.', { tone: 'bad' })
        const isAbove = (wing.current?.getBoundingClientRect().top ?? 0) < 0
        if (isAbove) wing.current?.scrollIntoView({ behavior: scrollBehavior() })
        toast(`${OPERATION[operation].name}: the picture is the source now.`, undoing(before))
      },
      onCancelRun: (run) => cancel(`/runs/${run.id}/cancel`, receive),
    }
  }, [act, models, promptRef, receive, retry, bring, wing])
}
