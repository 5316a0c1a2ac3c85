'use client'

import { Dialog } from '@base-ui/react/dialog'
import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp, CornerUpLeft, Maximize2, X } from 'lucide-react'
import type { Route } from 'next'
import { type CSSProperties, type KeyboardEvent, useRef } from 'react'
import { HouseLink } from '@/components/frame/house-link'
import { Picture } from '@/components/studio/picture'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { formatCredits } from '@/lib/core/money'
import type { GenerationView } from '@/lib/runs/schema'
import { cellValues } from '@/lib/runs/sweep/rules'
import { STATE_WORD } from './cell-face'
import type { LookProps } from './look'
import styles from './sweep.module.css'
import { cellStateOf } from './sweep-state'
import { useCell } from './sweep-store'
import { faceOf } from './tracks'
import { cellAfter, stopAt } from './use-grid-keys'
import { axisName, valueName } from './words'

const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const
const MOVES = [
  { key: 'ArrowLeft', label: 'Left', Icon: ChevronLeft },
  { key: 'ArrowUp', label: 'Up', Icon: ChevronUp },
  { key: 'ArrowDown', label: 'Down', Icon: ChevronDown },
  { key: 'ArrowRight', label: 'Right', Icon: ChevronRight },
] as const

const SENTENCE = {
  missing: 'This cell was not started: the budget ended before it. Nothing was charged for it.',
  waiting: 'Waiting for its turn. Its credits are held.',
  running: 'Being made. Its credits are held until it is there.',
} as const

function Piece({ generation, alt }: { generation: GenerationView; alt: string }) {
  const { image, message, state, costCenticredits } = generation
  if (image && !image.deleted)
    return (
      <div className={styles.stand}>
        <HouseLink
          href={`/gallery/${image.id}` as Route}
          aria-label="Open in the gallery"
          className={styles.picture}
          style={
            { '--ratio': image.widthPx / image.heightPx, '--own': `${image.widthPx}px` } as CSSProperties
          }
        >
          <Picture key={image.id} image={image} alt={alt} sizes="80vw" eager />
        </HouseLink>
      </div>
    )
  const says =
    state === 'queued' || state === 'running'
      ? SENTENCE[state === 'queued' ? 'waiting' : 'running']
      : image?.deleted
        ? 'In the trash, from where it can be brought back for 30 days.'
        : (message ?? `It ended without a picture. It was quoted ${formatCredits(costCenticredits)}.`)
  return (
    <p className="m-auto max-w-[44ch] rounded-card border border-dashed border-line-strong p-6 text-center text-pretty text-ink-2">
      {says}
    </p>
  )
}

function Values({ cell, grid, facts }: Pick<LookProps, 'cell' | 'grid' | 'facts'>) {
  return (
    <dl className="flex min-w-0 grow flex-wrap gap-x-5 gap-y-1">
      {cellValues(grid.axes, cell).map(({ field, value }) => (
        <div key={field} className="flex min-w-0 gap-1.5">
          <dt className="text-ink-3">{axisName(field)}</dt>
          <dd className="num line-clamp-2 font-medium wrap-anywhere">
            {valueName(field, value, facts.models)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** One cell large. The arrows go on through the grid, so that neighbours can be told apart by eye. */
export default function LookDialog({ cell, grid, facts, onMove, onClose }: LookProps) {
  const { runId, generations, ...rest } = useCell(cell)
  const popup = useRef<HTMLDivElement>(null)
  const state = cellStateOf({ generations, ...rest })
  const [first] = generations
  const firstImage = generations.find(({ image }) => image && !image.deleted)?.image
  const move = (key: string) => {
    const to = cellAfter(key, cell, grid)
    if (to !== null && to !== cell) onMove(to)
    return to !== null
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey && !event.metaKey && move(event.key)) event.preventDefault()
  }
  const place = cellValues(grid.axes, cell)
    .map(({ field, value }) => `${axisName(field)} ${valueName(field, value, facts.models)}`)
    .join(', ')
  const { across } = faceOf({ widthPx: 1, heightPx: 1 }, Math.max(1, generations.length))
  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Popup
          ref={popup}
          initialFocus={popup}
          finalFocus={() => stopAt(cell)}
          onKeyDown={onKeyDown}
          className="fixed inset-0 z-50 grid h-dvh animate-fade grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden bg-sunk outline-none"
        >
          <header className="flex items-start gap-3 border-b border-line bg-paper px-4 py-2.5 md:px-6">
            <Dialog.Title className="sr-only">{place}</Dialog.Title>
            <div className="grid min-h-8 grow content-center touch:min-h-11">
              <Values cell={cell} grid={grid} facts={facts} />
            </div>
            <IconButton label="Close" tipAlign="end" className="-mr-2" onClick={onClose}>
              <X {...ICON} />
            </IconButton>
          </header>
          <div
            className="grid min-h-0 gap-3 p-4 md:p-6"
            style={{
              gridTemplateColumns: `repeat(${across}, minmax(0, 1fr))`,
              gridAutoRows: 'minmax(0, 1fr)',
            }}
          >
            {generations.length === 0 ? (
              <p className="m-auto max-w-[44ch] rounded-card border border-dashed border-line-strong p-6 text-center text-pretty text-ink-2">
                {SENTENCE.missing}
              </p>
            ) : (
              generations.map((generation) => (
                <Piece key={generation.id} generation={generation} alt={place} />
              ))
            )}
          </div>
          <footer className="flex flex-wrap items-center gap-2 border-t border-line bg-paper px-4 pt-2.5 pb-[max(10px,env(safe-area-inset-bottom))] md:px-6">
            <fieldset className="flex" aria-label="Go through the grid">
              {MOVES.map(({ key, label, Icon }) => (
                <IconButton
                  key={key}
                  label={label}
                  tipSide="top"
                  disabled={cellAfter(key, cell, grid) === cell}
                  onClick={() => move(key)}
                >
                  <Icon {...ICON} />
                </IconButton>
              ))}
            </fieldset>
            <p aria-live="polite" className="num grow text-sm text-ink-3 max-md:text-right">
              <span className="sr-only">{place}: </span>
              {STATE_WORD[state]}
              {first?.seed ? (
                <>
                  {' · '}seed <span className="mono">{first.seed}</span>
                </>
              ) : null}
            </p>
            {firstImage ? (
              <HouseLink href={`/gallery/${firstImage.id}` as Route} className={buttonClass()}>
                <Maximize2 className="size-4" {...ICON} />
                Open
              </HouseLink>
            ) : null}
            {runId ? (
              <ButtonLink
                href={`/studio?run=${runId}&seed=${first?.seed ?? ''}` as Route}
                variant="solid"
                className="max-md:grow"
              >
                <CornerUpLeft className="size-4" {...ICON} />
                Use these settings
              </ButtonLink>
            ) : null}
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
