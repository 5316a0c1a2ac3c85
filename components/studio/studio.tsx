'use client'

import { Controls } from './controls'
import { EmptyStage, SAMPLE_PROMPT } from './empty-stage'
import { HistoryStrip } from './history-strip'
import { Launch } from './launch'
import { bestAffordable } from './price'
import { ReaderContext } from './reader'
import { Stage } from './stage'
import { type StudioProps, type StudioState, useStudio } from './use-studio'

const USUAL_MS = 8_000

function NewRun({ studio }: { studio: StudioState }) {
  const { draft, model, models, launch, shown, wallet } = studio
  const { change } = launch
  return (
    <section aria-label="New run" className="wing">
      <div className="wing-controls">
        <Controls
          draft={draft}
          act={change}
          model={model}
          models={models}
          errors={launch.errors}
          history={studio.prompts}
          lastSeed={shown.run?.generations[0]?.seed ?? null}
          promptRef={studio.promptRef}
        />
      </div>
      <div className="wing-launch">
        <Launch
          count={draft.count}
          quote={studio.price}
          availableCenticredits={wallet.availableCenticredits}
          busy={launch.busy}
          failure={launch.failure}
          onLaunch={studio.press}
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
  )
}

function Shown({ studio }: { studio: StudioState }) {
  const { shown, models, actions, launch, promptRef } = studio
  const { run } = shown
  const takeSample = () => {
    launch.change({ type: 'prompt written', text: SAMPLE_PROMPT })
    launch.change({ type: 'ratio chosen', ratio: '3:2' })
    promptRef.current?.focus()
  }
  return (
    <section ref={shown.stage} aria-label="Run" className="stage">
      {run ? (
        <Stage
          key={run.id}
          run={run}
          usualMs={models.find((each) => each.id === run.settings.model)?.usualMs ?? USUAL_MS}
          actions={actions}
        />
      ) : (
        <EmptyStage onSample={takeSample} />
      )}
    </section>
  )
}

/** The triptych: what to ask for, what is being made, what was made. */
export function Studio(props: StudioProps) {
  const studio = useStudio(props)
  const { history, shown } = studio
  return (
    <ReaderContext value={studio.reader}>
      <div className="triptych">
        <NewRun studio={studio} />
        <div className="hall">
          <Shown studio={studio} />
          <aside aria-label="Earlier runs" className="strip">
            <HistoryStrip
              runs={history.runs}
              selectedId={shown.run?.id}
              hasOlder={history.nextCursor !== null}
              loading={history.loadingOlder}
              onSelect={shown.show}
              onOlder={history.loadOlder}
            />
          </aside>
        </div>
        <p aria-live="polite" className="sr-only">
          <span>{studio.started}</span> <span key={history.spoken.id}>{history.spoken.text}</span>
        </p>
      </div>
    </ReaderContext>
  )
}
