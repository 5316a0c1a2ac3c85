'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLive } from '@/components/frame/live'
import type { Calendar } from '@/components/gallery/calendar'
import { useCalendar } from '@/components/gallery/use-calendar'
import type { ModelView, RunPage, RunView } from '@/lib/runs/schema'
import { setClock } from './clock'
import { offerOf } from './offers'
import { images, quote } from './price'
import { promptHistory } from './runs-state'
import { countIn } from './start-input'
import { openControls, useCommands } from './use-commands'
import { useDraft } from './use-draft'
import { useDrop } from './use-drop'
import { useFocusProblem } from './use-focus-problem'
import { useInputs } from './use-inputs'
import { usePress } from './use-press'
import { useRuns } from './use-runs'
import { type Arrival, useArrival, useShown } from './use-shown'
import { useStageActions } from './use-stage-actions'
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
  const [draft, act, past] = useDraft(userId, models, useArrival(arrival))
  const offer = useMemo(() => offerOf(draft, models), [draft, models])
  const history = useRuns(firstPage, shownRun, drawnAt)
  const shown = useShown(history.runs, shownRun?.id)
  const promptRef = useRef<HTMLTextAreaElement>(null)
  const { wing, focusProblem } = useFocusProblem()
  const [started, setStarted] = useState('')
  const { receive } = history
  const { show } = shown
  const onStarted = useCallback(
    (fresh: RunView) => {
      receive([fresh])
      show(fresh)
      setStarted(`Started ${images(fresh.generations.length)}.`)
    },
    [receive, show],
  )
  const pointOut = useCallback(() => {
    openControls()
    focusProblem()
  }, [focusProblem])
  const launch = usePress({ draft, act, offer, focusProblem: pointOut, onStarted })
  const { capability } = offer
  const count = countIn(capability, draft)
  const price = quote(capability.costCenticredits, count, wallet.availableCenticredits)
  const press = price.leavesCenticredits >= 0 ? launch.press : nothing
  const { change, retry } = launch
  const inputs = useInputs(change)
  const { bring } = inputs
  const actions = useStageActions({ draft, act: change, models, promptRef, receive, retry, bring, wing })
  const isDragging = useDrop(useTake({ draft, offer, models, act: change, inputs }))
  const prompts = useMemo(() => promptHistory(history.runs), [history.runs])
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
    ...{ past, launch, price, press, actions, prompts, inputs, isDragging },
  }
}

export type StudioState = ReturnType<typeof useStudio>
