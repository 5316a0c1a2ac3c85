'use client'

import { Check, Trash2, Undo2, X } from 'lucide-react'
import type { CSSProperties, KeyboardEvent } from 'react'
import { Modal } from '@/components/palette/modal'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { RunView } from '@/lib/runs/schema'
import type { Chosen } from './choose'
import styles from './choose.module.css'
import { outcomeSentence } from './choose-state'
import { titleOf } from './operations'
import { Picture } from './picture'
import { useChoosing } from './use-choosing'
import { useSwipe } from './use-swipe'

type Props = { run: RunView; images: readonly Chosen[]; onClose: () => void }
type Choosing = ReturnType<typeof useChoosing>

const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const

type TopProps = { state: Choosing; onBack: () => void; onClose: () => void }

function Top({ state, onBack, onClose }: TopProps) {
  const { ids, verdicts } = state.choosing
  const at = Math.min(verdicts.length + 1, ids.length)
  return (
    <div className="flex h-14 shrink-0 items-center gap-2 px-2">
      <IconButton label="Close" onClick={onClose}>
        <X {...ICON} />
      </IconButton>
      <p role="status" className="num grow text-center">
        {state.image ? `${at} of ${ids.length}` : 'Done'}
      </p>
      <IconButton label="Undo the last one" tipAlign="end" disabled={verdicts.length === 0} onClick={onBack}>
        <Undo2 {...ICON} />
      </IconButton>
    </div>
  )
}

type CardProps = { image: Chosen; run: RunView; swipe: ReturnType<typeof useSwipe> }

/** The picture on top, under the finger. */
function Card({ image, run, swipe: { x, flies, handlers } }: CardProps) {
  const leaning = x === null ? null : x > 24 ? 'Keep' : x < -24 ? 'Trash' : null
  return (
    <div
      {...handlers}
      className={styles.card}
      style={
        {
          ...shapeOf(image),
          transform: x === null ? undefined : `translateX(${x}px) rotate(${x / 40}deg)`,
          transition: x === null || flies ? 'transform 180ms ease-out' : 'none',
        } as CSSProperties
      }
    >
      <Picture key={image.id} image={image} alt={titleOf(run.settings).slice(0, 200)} sizes="92vw" eager />
      {leaning ? (
        <span aria-hidden="true" className={styles.verdict} data-verdict={leaning}>
          {leaning}
        </span>
      ) : null}
    </div>
  )
}

/** The next one, there before its turn. */
const Behind = ({ image }: { image: Chosen }) => (
  <div aria-hidden="true" className={`${styles.card} ${styles.behind}`} style={shapeOf(image)}>
    <Picture key={image.id} image={image} alt="" sizes="92vw" eager />
  </div>
)

const shapeOf = ({ widthPx, heightPx }: Chosen) =>
  ({ aspectRatio: widthPx / heightPx, '--ratio': widthPx / heightPx }) as CSSProperties

function Ended({ state, onClose }: { state: Choosing; onClose: () => void }) {
  return (
    <div className="grid grow place-content-center justify-items-center gap-5 p-6 text-center">
      <p role="status" className="serif text-title text-balance">
        {outcomeSentence(state.choosing)}
      </p>
      <div className="flex gap-2">
        <Button onClick={state.undoAll}>Undo all</Button>
        <Button variant="solid" autoFocus onClick={onClose}>
          Done
        </Button>
      </div>
    </div>
  )
}

/** One picture after the other: right keeps it, left throws it away, by finger, button or arrow key. */
export default function ChooseDialog({ run, images, onClose }: Props) {
  const state = useChoosing(images)
  const swipe = useSwipe((side) => state.judge(side === 'right' ? 'kept' : 'trashed'))
  const stepBack = () => swipe.recall() || state.stepBack()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace') return stepBack()
    if (!state.image) return
    if (event.key === 'ArrowRight') swipe.leave('right')
    else if (event.key === 'ArrowLeft') swipe.leave('left')
  }
  return (
    <Modal label="Choose among the pictures" onClose={onClose} className={styles.full}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows do what the buttons below do */}
      <div className="flex min-h-0 grow flex-col" onKeyDown={onKeyDown}>
        <Top state={state} onBack={stepBack} onClose={onClose} />
        {state.image ? (
          <>
            <div className={styles.stack}>
              {state.next ? <Behind image={state.next} /> : null}
              <Card key={state.image.id} image={state.image} run={run} swipe={swipe} />
            </div>
            <div className="grid shrink-0 grid-cols-2 gap-3 px-4 pt-3 pb-[calc(1rem+env(safe-area-inset-bottom))]">
              <Button size="l" onClick={() => swipe.leave('left')}>
                <Trash2 className="size-4" {...ICON} />
                Trash
              </Button>
              <Button size="l" variant="solid" onClick={() => swipe.leave('right')}>
                <Check className="size-4" {...ICON} />
                Keep
              </Button>
            </div>
          </>
        ) : (
          <Ended state={state} onClose={onClose} />
        )}
        {state.problem ? (
          <p role="alert" className="px-4 pb-4 text-center text-bad">
            {state.problem}
          </p>
        ) : null}
      </div>
    </Modal>
  )
}
