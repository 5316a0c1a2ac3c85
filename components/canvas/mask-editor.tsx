'use client'

import { type RefObject, useRef, useState, useSyncExternalStore } from 'react'
import { useIsMac } from '@/components/studio/clock'
import { buttonClass } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { CanvasBench, CanvasWindow } from './canvas-dialog'
import { feathered } from './feather'
import { MaskStage, type Shown } from './mask-stage'
import { MaskTools } from './mask-tools'
import type { Painting, Told } from './painting'
import { Peek } from './peek'
import { greyPng } from './png'
import { useBrush } from './use-brush'
import { useKeyboardBrush } from './use-keyboard-brush'
import { useMaskKeys } from './use-mask-keys'
import { type Source, usePainting } from './use-painting'
import { useRing } from './use-ring'
import { useView } from './use-view'
import { ZoomBar } from './zoom-bar'

export type MaskEditorProps = {
  source: Source
  /** The mask in the slot now. */
  maskId: string | null
  /** Uploads the mask into its slot; the id it got there, or null when it was not taken. */
  onUse: (file: File) => Promise<string | null>
  onClose: () => void
}

const NOTHING: Told = { canUndo: false, canRedo: false, isEmpty: true, share: 0 }
const SAYS = 'Paint over what should change. The rest stays as it is.'

const useTold = (painting: Painting | null): Told =>
  useSyncExternalStore(painting?.subscribe ?? (() => () => {}), () => painting?.told() ?? NOTHING)

/** A brush, an eraser and a picture: what is painted is what the model may change. */
export default function MaskEditor(props: MaskEditorProps) {
  const stage = useRef<HTMLDivElement>(null)
  return (
    <CanvasWindow focusRef={stage} onClose={props.onClose}>
      <Workbench {...props} stage={stage} />
    </CanvasWindow>
  )
}

type WorkbenchProps = MaskEditorProps & { stage: RefObject<HTMLDivElement | null> }

function Workbench({ source, maskId, onUse, onClose, stage }: WorkbenchProps) {
  const picture = { width: source.widthPx, height: source.heightPx }
  const [shown, setShown] = useState<Shown>('tint')
  const work = usePainting(source, maskId)
  const { painting, featherPx } = work
  const told = useTold(painting)
  const hand = useBrush(picture)
  const { brush } = hand
  const view = useView(stage, picture)
  const showRing = useRing(stage)
  const keyboard = useKeyboardBrush({ stage, painting, brush, view, picture, showRing })
  const use = async () => {
    if (!painting || painting.mask.isEmpty) return
    const file = await fileOf(painting, featherPx)
    onClose()
    const id = await onUse(file)
    if (id) work.keepFor(id)
  }
  const { lift } = keyboard
  const keys = useMaskKeys({ stage, hand, painting, view, shown, onShow: setShown, onUse: use, lift })
  const command = useIsMac() ? '⌘' : 'Ctrl '
  return (
    <CanvasBench
      title="Paint the mask"
      aside={`${source.widthPx} × ${source.heightPx}`}
      says={SAYS}
      onClose={onClose}
      onKeyDown={keys.onKeyDown}
      onKeyUp={keys.onKeyUp}
      controls={
        <MaskTools
          {...{ hand, painting, told, command, featherPx, shown }}
          onFeather={work.chooseFeather}
          onShow={setShown}
        />
      }
      footer={<Use told={told} failed={work.failed} command={command} onUse={use} />}
    >
      <MaskStage
        {...{ stage, source, painting, brush, featherPx, shown, view, showRing }}
        isMoving={keys.isMoving}
        onKeyDown={keyboard.onKeyDown}
        onFocus={() => stage.current?.matches(':focus-visible') && keyboard.show()}
        onBlur={() => {
          keyboard.lift()
          showRing(null)
        }}
      />
      <Peek shown={shown} onShow={setShown} />
      <ZoomBar view={view} />
      <p aria-live="polite" className="sr-only">
        {keyboard.said}
      </p>
    </CanvasBench>
  )
}

async function fileOf({ mask }: Painting, featherPx: number): Promise<File> {
  const { width, height } = mask
  const png = await greyPng({ data: feathered(mask, featherPx), width, height })
  return new File([png], 'mask.png', { type: png.type })
}

type UseProps = { told: Told; failed: boolean; command: string; onUse: () => void }

/** The button that takes the mask, and under it how much will change, or why there is nothing to take. */
function Use({ told, failed, command, onUse }: UseProps) {
  const percent = told.share * 100
  const share = percent < 1 ? 'Less than 1 %' : `${Math.round(percent)} %`
  const line = told.isEmpty ? 'Nothing is painted yet.' : `${share} of the picture changes.`
  return (
    <div className="grid gap-2">
      <button
        type="button"
        aria-disabled={told.isEmpty}
        aria-describedby="mask-line"
        onClick={onUse}
        className={buttonClass({ variant: 'solid', size: 'l' }, 'w-full')}
      >
        Use this mask
      </button>
      <div className="flex items-baseline justify-between gap-3 text-xs text-ink-3">
        <p id="mask-line" aria-live="polite" className="num">
          {failed ? 'The mask of before could not be read. ' : ''}
          {line}
        </p>
        <Kbd className="shrink-0 whitespace-nowrap">{command.trim()} Enter</Kbd>
      </div>
    </div>
  )
}
