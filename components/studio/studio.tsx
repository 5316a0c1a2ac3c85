'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLive } from '@/components/frame/live'
import type { Calendar } from '@/components/gallery/calendar'
import { useCalendar } from '@/components/gallery/use-calendar'
import type { ModelView, RunPage, RunView } from '@/lib/runs/schema'
import { setClock } from './clock'
import { Controls } from './controls'
import { type DraftAction, modelOf } from './draft'
import { EmptyStage, SAMPLE_PROMPT } from './empty-stage'
import { HistoryStrip } from './history-strip'
import { Launch } from './launch'
import { bestAffordable, images, quote } from './price'
import { ReaderContext } from './reader'
import { promptHistory } from './runs-state'
import { Stage } from './stage'
import { useDraft } from './use-draft'
import { usePress } from './use-press'
import { useRuns } from './use-runs'
import { useShortcuts } from './use-shortcuts'
import { useStageActions } from './use-stage-actions'

export type StudioProps = {
  userId: string
  models: readonly [ModelView, ...ModelView[]]
  firstPage: RunPage
  /** Where the person reads, and when the server drew this: hydration must draw the same. */
  calendar: Calendar
  /** The run to show first; the newest when absent. */
  shownRun?: RunView | undefined
  /** Unless absent, the shown run's settings and this seed go into the draft; null draws new seeds. */
  arrivingSeed?: number | null | undefined
}

const USUAL_MS = 8_000

/** Which run is on the stage: the one chosen, or the newest. A new run takes the stage. */
function useShown(runs: readonly RunView[], first: string | undefined) {
  const [id, setId] = useState(first)
  const stage = useRef<HTMLElement>(null)
  const show = useCallback((run: RunView) => {
    setId(run.id)
    const above = stage.current?.getBoundingClientRect().top ?? 0
    if (above < 0 || above > innerHeight * 0.6) stage.current?.scrollIntoView({ behavior: 'smooth' })
    else stage.current?.scrollTo({ top: 0 })
  }, [])
  return { run: runs.find((each) => each.id === id) ?? runs[0], show, stage }
}

/** The settings the address brought along, once: the address forgets them, so that a reload does not repeat it. */
function useArrival(
  models: StudioProps['models'],
  run: RunView | undefined,
  seed: number | null | undefined,
) {
  const [brought] = useState<DraftAction | null>(() => {
    if (!run || seed === undefined) return null
    const model = modelOf(run.settings, models) ?? models[0]
    return { type: 'settings reused', settings: run.settings, model, count: 1, seed }
  })
  useEffect(() => {
    if (brought) window.history.replaceState(null, '', '/studio')
  }, [brought])
  return brought
}

/** The triptych: what to ask for, what is being made, what was made. */
export function Studio({ userId, models, firstPage, calendar, shownRun, arrivingSeed }: StudioProps) {
  const reader = useCalendar(calendar)
  const drawnAt = Date.parse(calendar.nowIso)
  const brought = useArrival(models, shownRun, arrivingSeed)
  const [draft, act] = useDraft(userId, models, brought)
  const model = modelOf(draft, models) ?? models[0]
  const { wallet } = useLive()
  const { runs, nextCursor, receive, loadOlder, loadingOlder, spoken } = useRuns(firstPage, shownRun, drawnAt)
  const promptRef = useRef<HTMLTextAreaElement>(null)
  const { run, show, stage } = useShown(runs, shownRun?.id)
  const [started, setStarted] = useState('')

  const onStarted = useCallback(
    (fresh: RunView) => {
      receive([fresh])
      show(fresh)
      setStarted(`Started ${images(fresh.generations.length)}.`)
    },
    [receive, show],
  )
  const launch = usePress({ draft, act, model, promptRef, onStarted })
  const price = quote(model.costCenticredits, draft.count, wallet.availableCenticredits)
  const payable = price.leavesCenticredits >= 0
  const press = payable ? launch.press : () => {}
  useShortcuts(promptRef, press)
  useEffect(() => setClock(drawnAt), [drawnAt])

  const { change } = launch
  const actions = useStageActions({ draft, act: change, models, promptRef, receive, retry: launch.retry })
  const onSample = () => {
    change({ type: 'prompt written', text: SAMPLE_PROMPT })
    change({ type: 'ratio chosen', ratio: '3:2' })
    promptRef.current?.focus()
  }

  return (
    <ReaderContext value={reader}>
      <div className="triptych">
        <section aria-label="New run" className="wing">
          <div className="wing-controls">
            <Controls
              draft={draft}
              act={change}
              model={model}
              models={models}
              errors={launch.errors}
              history={useMemo(() => promptHistory(runs), [runs])}
              lastSeed={run?.generations[0]?.seed ?? null}
              promptRef={promptRef}
            />
          </div>
          <div className="wing-launch">
            <Launch
              count={draft.count}
              quote={price}
              availableCenticredits={wallet.availableCenticredits}
              busy={launch.busy}
              failure={launch.failure}
              onLaunch={press}
              onAgain={launch.again}
              onFewer={(count) => change({ type: 'count chosen', count })}
              cheaper={bestAffordable(models, wallet.availableCenticredits)}
              onCheaper={(chosen) => {
                change({ type: 'model chosen', model: chosen })
                change({ type: 'count chosen', count: 1 })
              }}
            />
          </div>
        </section>
        <div className="hall">
          <section ref={stage} aria-label="Run" className="stage">
            {run ? (
              <Stage
                key={run.id}
                run={run}
                usualMs={models.find((each) => each.id === run.settings.model)?.usualMs ?? USUAL_MS}
                actions={actions}
              />
            ) : (
              <EmptyStage onSample={onSample} />
            )}
          </section>
          <aside aria-label="Earlier runs" className="strip">
            <HistoryStrip
              runs={runs}
              selectedId={run?.id}
              hasOlder={nextCursor !== null}
              loading={loadingOlder}
              onSelect={show}
              onOlder={loadOlder}
            />
          </aside>
        </div>
        <p aria-live="polite" className="sr-only">
          {started} {spoken}
        </p>
      </div>
    </ReaderContext>
  )
}
