'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Capability } from '@/lib/providers/schema'
import { type Fitted, fitFound } from './map-found'
import type { Found } from './recognise'

export type FoundDialogProps = {
  file: File
  found: Found
  /** The model that settings from elsewhere are for. */
  taker: { name: string; capability: Capability }
  onRestoreRun: (runId: string, seed: number | null) => void
  onRestore: (fitted: Fitted) => void
  /** Null when nothing here starts from a picture. */
  onInput: (() => void) | null
  onClose: () => void
}

const TITLE = {
  here: 'This picture was made here',
  triptych: 'Made in a studio like this',
  automatic1111: 'Made with AUTOMATIC1111 or Forge',
  comfyui: 'Made with ComfyUI',
}

/** A picture that tells how it was made: its settings again, or the picture itself to start from. */
export default function FoundDialog(props: FoundDialogProps) {
  const { file, found, taker, onInput, onClose } = props
  const [open, setOpen] = useState(true)
  const fitted = found.from === 'elsewhere' ? fitFound(found.settings, taker) : null
  const close = () => setOpen(false)
  const restore = () => {
    close()
    if (fitted) props.onRestore(fitted)
    else if (found.from === 'here') props.onRestoreRun(found.runId, found.facts.seed)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      onClosed={onClose}
      title={TITLE[found.from === 'here' ? 'here' : found.settings.from]}
      footer={
        <>
          {onInput ? (
            <Button
              onClick={() => {
                close()
                onInput()
              }}
            >
              Use as input
            </Button>
          ) : null}
          <Button variant="solid" onClick={restore}>
            Restore its settings
          </Button>
        </>
      }
    >
      <div className="flex gap-3.5">
        <Preview file={file} />
        <div className="min-w-0 grow">
          <p className="serif line-clamp-4 text-lg wrap-anywhere">{promptOf(found) || 'Without a prompt'}</p>
          <p className="num mt-1 text-xs text-ink-3">{factsOf(found).join(' · ')}</p>
        </div>
      </div>
      {fitted && fitted.unfit.length > 0 ? (
        <div className="border-t border-line pt-2.5">
          <h3 className="text-xs text-ink-2">What does not come over as it was</h3>
          <ul className="num mt-1 grid gap-0.5 text-sm text-ink-2">
            {fitted.unfit.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </Dialog>
  )
}

const promptOf = (found: Found) =>
  found.from === 'here' ? found.facts.settings?.prompt : found.settings.prompt

function factsOf(found: Found): string[] {
  const { modelName, seed, size } =
    found.from === 'here'
      ? { ...found.facts, size: found.facts.image }
      : { modelName: found.settings.checkpoint, seed: found.settings.seed, size: found.settings }
  return [
    modelName,
    size.widthPx && size.heightPx ? `${size.widthPx} × ${size.heightPx}` : null,
    seed === undefined || seed === null ? null : `seed ${seed}`,
  ].filter((fact) => fact !== null && fact !== undefined)
}

function Preview({ file }: { file: File }) {
  const [url, setUrl] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return (
    <div className="size-20 shrink-0 overflow-hidden rounded-s bg-sunk">
      {/* biome-ignore lint/performance/noImgElement: a file that is still only here */}
      {url ? <img src={url} alt="" className="size-full object-cover" /> : null}
    </div>
  )
}
