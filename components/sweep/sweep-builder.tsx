'use client'

import { Dialog } from '@base-ui/react/dialog'
import { Plus, X } from 'lucide-react'
import { type KeyboardEvent, useMemo, useReducer, useRef } from 'react'
import { useLive } from '@/components/frame/live'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { withinBudget } from '@/lib/runs/sweep/rules'
import { AxisEditor } from './axis-editor'
import { axisFields, firstValues, type Source } from './axis-fields'
import { readCredits } from './budget'
import { type Build, reduceBuild } from './build'
import { BuilderFooter } from './builder-footer'
import { drawSeedFor } from './draw-seed'
import { GridPreview } from './grid-preview'
import { planSweep } from './plan'
import { useStartSweep } from './use-start-sweep'

type Props = { source: Source; onClose: () => void }

/** What people look for first: the variable they wrote, or guidance, over seeds. */
function firstBuild(source: Source): Build {
  const fields = axisFields(source)
  const draw = drawSeedFor(source)
  const main = fields.find((field) => field.startsWith('{{')) ?? fields.find((field) => field === 'cfgScale')
  const [first, second] = main && main !== fields[0] ? [main, fields[0]] : fields
  const axes = [first, second].flatMap((field) =>
    field === undefined ? [] : [{ field, values: firstValues(field, source, draw) }],
  )
  return { axes, budget: '' }
}

const PANEL =
  'fixed inset-0 z-50 grid h-dvh animate-appear grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden bg-paper shadow-float outline-none md:top-1/2 md:left-1/2 md:inset-auto md:h-[min(44rem,calc(100dvh-2rem))] md:w-[min(62rem,calc(100vw-2rem))] md:-translate-1/2 md:rounded-card'

/** The keys that generate in the studio start the sweep here, and nothing else. */
function startOnKeys(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.querySelector<HTMLButtonElement>('[data-starts]')?.click()
}

/** Builds a sweep from the studio as it stands: its axes, the grid they make, the price and the time. */
export default function SweepBuilder({ source: now, onClose }: Props) {
  // What it is built from must not change under it.
  const source = useRef(now).current
  const [build, act] = useReducer(reduceBuild, source, firstBuild)
  const { wallet } = useLive()
  const { busy, failure, start, forget } = useStartSweep()
  const title = useRef<HTMLHeadingElement>(null)
  const { axes } = build
  const plan = useMemo(() => planSweep(source, axes), [source, axes])
  const budget = readCredits(build.budget)
  const within = withinBudget(plan.cells, budget ?? null).length
  const models = useMemo(
    () => Object.fromEntries(source.models.map(({ id, name }) => [id, name])),
    [source.models],
  )
  const change: typeof act = (action) => {
    forget()
    act(action)
  }
  const unused = axisFields(source).filter((field) => !axes.some((axis) => axis.field === field))
  const [next] = unused
  return (
    <Dialog.Root open onOpenChange={(open) => open || busy || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-black/40 transition-opacity data-starting-style:opacity-0" />
        <Dialog.Popup initialFocus={title} className={PANEL} onKeyDown={startOnKeys}>
          <header className="flex items-start gap-3 px-4 pt-3 pb-2 md:px-6 md:pt-4.5">
            <div className="grow">
              <Dialog.Title ref={title} tabIndex={-1} className="text-md outline-none">
                Sweep
              </Dialog.Title>
              <Dialog.Description className="text-ink-2">
                The same picture again and again, with one thing or two changed from cell to cell.
              </Dialog.Description>
            </div>
            <IconButton label="Close" tipAlign="end" className="-mr-2" onClick={onClose}>
              <X strokeWidth={1.6} aria-hidden="true" />
            </IconButton>
          </header>
          <div className="grid min-h-0 max-md:overflow-y-auto md:grid-cols-[minmax(0,25rem)_minmax(0,1fr)]">
            <div className="grid content-start gap-4 px-4 pt-1 pb-4 md:overflow-y-auto md:px-6">
              {axes.map((axis, at) => (
                <AxisEditor
                  key={at === 0 ? 'columns' : 'rows'}
                  at={at}
                  axis={axis}
                  source={source}
                  models={models}
                  problem={plan.axisProblems[at]}
                  isOnly={axes.length === 1}
                  act={change}
                />
              ))}
              {axes.length === 1 && next ? (
                <Button
                  variant="ghost"
                  className="justify-self-start"
                  onClick={() =>
                    change({
                      type: 'axis added',
                      field: next,
                      values: firstValues(next, source, drawSeedFor(source)),
                    })
                  }
                >
                  <Plus className="size-4" strokeWidth={1.6} aria-hidden="true" />
                  Rows
                </Button>
              ) : null}
              {plan.notes.map((note) => (
                <p key={note} className="text-xs text-pretty text-ink-3">
                  {note}
                </p>
              ))}
            </div>
            <div className="grid min-h-64 bg-sunk p-4 md:min-h-0 md:rounded-tl-card">
              <GridPreview plan={plan} axes={axes} models={models} within={within} />
            </div>
          </div>
          <BuilderFooter
            plan={plan}
            within={within}
            budget={budget}
            budgetText={build.budget}
            availableCenticredits={wallet.availableCenticredits}
            busy={busy}
            failure={failure}
            onBudget={(text) => change({ type: 'budget written', text })}
            onStart={() =>
              start({
                run: plan.run,
                axes: [...axes],
                ...(budget ? { budgetCenticredits: budget } : {}),
              })
            }
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
