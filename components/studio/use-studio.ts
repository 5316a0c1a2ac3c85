'use client'

import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useLive } from '@/components/frame/live'
import type { Calendar } from '@/components/gallery/calendar'
import { useCalendar } from '@/components/gallery/use-calendar'
import { batchOf, MAX_PROMPTS } from '@/components/prompting/batch'
import { useRecognised } from '@/components/prompting/use-recognised'
import { literally } from '@/lib/prompts/rules'
import type { ModelView, RunPage, RunView } from '@/lib/runs/schema'
import { setClock } from './clock'
import { countIn } from './count-in'
import { offerOf } from './offers'
import { quote } from './price'
import { promptHistory } from './runs-state'
import { openControls, useCommands } from './use-commands'
import { useDraft } from './use-draft'
import { useDrop } from './use-drop'
import { useFocusProblem } from './use-focus-problem'
import { useInputs } from './use-inputs'
import { usePress } from './use-press'
import { useRestore } from './use-restore'
import { useRuns } from './use-runs'
import { type Arrival, useArrival, useShown } from './use-shown'
import { useStageActions } from './use-stage-actions'
import { useStarted } from './use-started'
import { useTake } from './use-take'

export type StudioProps = {
  userId: string
  /** At least one, with something it can do. */
  models: readonly ModelView[]
  firstPage: RunPage
  /** Where the person reads, and when the server drew this: hydration must draw the same. */
  calendar: Calendar
  /** The run to show first; the newest when absent. */
  shownRun?: RunView | undefined
  arrival?: Arrival | undefined
}

const nothing = () => {}

/** Everything the studio knows and can do; `studio.tsx` only places it. */
export function useStudio({ userId, models, firstPage, calendar, shownRun, arrival }: StudioProps) {
  const reader = useCalendar(calendar)
  const drawnAt = Date.parse(calendar.nowIso)
  useEffect(() => setClock(drawnAt), [drawnAt])
  const { wallet } = useLive()
  const promptRef = useRef<HTMLTextAreaElement>(null)
  const [draft, act, past] = useDraft(userId, models, useArrival(arrival), promptRef)
  const offer = useMemo(() => offerOf(draft, models), [draft, models])
  const history = useRuns(firstPage, shownRun, drawnAt)
  const shown = useShown(history.runs, shownRun?.id)
  const { wing, focusProblem } = useFocusProblem()
  const { receive } = history
  const { started, onStarted, onSwept } = useStarted({ receive, show: shown.show })
  const pointOut = useCallback(() => {
    openControls()
    focusProblem()
  }, [focusProblem])
  const { capability } = offer
  const prompt = capability.fields.prompt ? String(draft.values.prompt ?? '') : ''
  const batch = useMemo(() => batchOf(prompt, draft.variables), [prompt, draft.variables])
  const launch = usePress({ draft, act, offer, batch, focusProblem: pointOut, onStarted, onSwept })
  const count = countIn(capability, draft)
  const times = Math.min(batch.count, MAX_PROMPTS)
  const price = quote(capability.costCenticredits * times, count, wallet.availableCenticredits)
  const press = price.leavesCenticredits >= 0 ? launch.press : nothing
  const { change, retry } = launch
  const inputs = useInputs(change)
  const { bring } = inputs
  const actions = useStageActions({ draft, act: change, models, promptRef, receive, retry, bring, wing })
  const recognised = useRecognised(useTake({ draft, offer, models, act: change, inputs }))
  const isDragging = useDrop(recognised.onTaken)
  const restore = useRestore({ draft, act: change, offer, models, onReuse: actions.onReuse })
  const prompts = useMemo(() => promptHistory(history.runs).map(literally), [history.runs])
  useCommands({
    ...{ draft, offer, models, change, past, press, prompts, run: shown.run },
    reuse: (run) => actions.onReuse(run, null),
    cancel: actions.onCancelRun,
    focusPrompt() {
      openControls()
      promptRef.current?.focus()
    },
  })
  return {
    ...{ reader, wallet, draft, offer, count, models, history, shown, promptRef, wing, started },
    ...{
      past,
      launch,
      price,
      press,
      actions,
      prompts,
      inputs,
      isDragging,
      batch,
      times,
      recognised,
      restore,
    },
  }
}

export type StudioState = ReturnType<typeof useStudio>
