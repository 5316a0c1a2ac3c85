'use client'

import { PanelEdge } from '@/components/frame/panel-edges'
import { Recognised } from '@/components/prompting/use-recognised'
import { SweepButton } from '@/components/sweep/sweep-button'
import type { ModelView, RunView } from '@/lib/runs/schema'
import { Controls } from './controls'
import { HistoryStrip } from './history-strip'
import { Launch } from './launch'
import { offersOf, startsFromImage } from './offers'
import { bestAffordable } from './price'
import { ReaderContext } from './reader'
import { RunOnStage } from './run-on-stage'
import { UndoButtons } from './undo-buttons'
import { type StudioProps, type StudioState, useStudio } from './use-studio'

const USUAL_MS = 8_000

function NewRun({ studio }: { studio: StudioState }) {
  const { draft, offer, count, models, launch, shown, wallet } = studio
  const { change } = launch
  const prices = offersOf(models, offer.capability.operation).map(({ model, capability }) => ({
    model,
    costCenticredits: capability.costCenticredits,
  }))
  return (
    <section ref={studio.wing} aria-label="New run" className="wing relative">
      <div className="wing-controls">
        <Controls
          draft={draft}
          act={change}
          offer={offer}
          models={models}
          count={count}
          errors={launch.errors}
          inputs={studio.inputs}
          isDragging={studio.isDragging}
          history={studio.prompts}
          batch={studio.batch}
          price={studio.price}
          runSeeds={shown.run?.generations.flatMap(({ seed }) => seed ?? []) ?? []}
          promptRef={studio.promptRef}
        />
      </div>
      {studio.isDragging && !offer.capability.fields.image && startsFromImage(models, 'image-to-image') ? (
        <DropHint />
      ) : null}
      <div className="absolute right-14 bottom-2.5 rounded-s bg-paper md:hidden">
        <UndoButtons history={studio.past} act={change} />
      </div>
      <div className="wing-launch">
        <Launch
          count={count}
          times={studio.times}
          quote={studio.price}
          availableCenticredits={wallet.availableCenticredits}
          busy={launch.busy}
          failure={launch.failure}
          onLaunch={studio.press}
          edits={<UndoButtons history={studio.past} act={change} />}
          onAgain={launch.again}
          onFewer={(fewer) => change({ type: 'count chosen', count: fewer })}
          cheaper={bestAffordable(prices, wallet.availableCenticredits)}
          onCheaper={(model) => {
            change({ type: 'model chosen', model })
            change({ type: 'count chosen', count: 1 })
          }}
          beside={<SweepButton source={{ draft, offer, models }} />}
        />
      </div>
    </section>
  )
}

/** While a picture is dragged over a studio that starts from words. */
const DropHint = () => (
  <div className="pointer-events-none absolute inset-3 z-40 grid animate-fade place-content-center rounded-card border border-dashed border-live bg-paper text-md">
    Drop it to start from this picture
  </div>
)

function Shown({ studio }: { studio: StudioState }) {
  const { shown, models, actions, launch, promptRef } = studio
  const { run } = shown
  const takeSample = (prompt: string) => {
    launch.change({ type: 'operation chosen', operation: 'text-to-image' })
    launch.change({ type: 'field written', name: 'prompt', value: prompt })
    launch.change({ type: 'field written', name: 'aspectRatio', value: '3:2' })
    promptRef.current?.focus()
  }
  return (
    <section ref={shown.stage} aria-label="Run" className="stage">
      <RunOnStage
        run={run}
        usualMs={run ? usualMsOf(run, models) : USUAL_MS}
        actions={actions}
        onSample={takeSample}
      />
    </section>
  )
}

function usualMsOf({ settings }: RunView, models: readonly ModelView[]): number {
  const offer = offersOf(models, settings.operation).find(({ model }) => model.id === settings.model)
  return offer?.capability.usualMs ?? USUAL_MS
}

/** The triptych: what to ask for, what is being made, what was made. */
export function Studio(props: StudioProps) {
  const studio = useStudio(props)
  const { history, shown } = studio
  return (
    <ReaderContext value={studio.reader}>
      <div className="triptych">
        <NewRun studio={studio} />
        <PanelEdge side="wing" />
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
        <PanelEdge side="strip" />
        <Recognised
          {...studio.restore}
          recognised={studio.recognised}
          canInput={
            studio.offer.capability.fields.image !== undefined ||
            startsFromImage(props.models, 'image-to-image')
          }
        />
        <p aria-live="polite" className="sr-only">
          <span>{studio.started}</span> <span key={history.spoken.id}>{history.spoken.text}</span>
        </p>
      </div>
    </ReaderContext>
  )
}
