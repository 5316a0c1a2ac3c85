'use client'

import { ImagePlus, RefreshCw, X } from 'lucide-react'
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { bytesInWords } from '@/components/gallery/receipt-words'
import { cx } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { FIELDS } from '@/lib/providers/fields/schema'
import styles from './checkered.module.css'
import { imageFileIn, imageIdIn } from './dragged'
import { useReader } from './reader'
import type { ImageName, SlotImage } from './slot-image'
import type { Inputs } from './use-inputs'

const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const
const TAKEN = 'image/png,image/jpeg,image/webp'

type Props = {
  name: ImageName
  isRequired: boolean
  image: SlotImage | undefined
  inputs: Inputs
  /** What the API or the record's rules say is wrong. */
  error: string | undefined
  isDragging: boolean
  /** The size of what comes of it, where that is not its own. */
  makes?: string | undefined
  /** Another way to fill it. */
  children?: ReactNode
}

const asideOf = ({ name, isRequired, makes }: Props) =>
  makes ?? (isRequired ? null : name === 'mask' ? 'or a source with transparent parts' : 'if you like')

/** A place for a picture to start from: dropped, pasted, picked, or taken from the gallery. */
export function ImageSlot(props: Props) {
  const { name, image, inputs, isDragging } = props
  const aside = asideOf(props)
  const id = useId()
  const picker = useRef<HTMLInputElement>(null)
  const { label, says } = FIELDS[name]
  const uploading = inputs.uploading[name]
  const error = inputs.failed[name] ?? (uploading ? undefined : props.error)
  const pick = () => picker.current?.click()
  return (
    <div className="grid gap-1.5" title={`API field: ${name}`}>
      <div className="flex items-baseline justify-between gap-3 text-xs">
        <span id={`${id}-name`} className="font-semibold text-ink-2">
          {label}
        </span>
        {aside ? <span className="num truncate text-ink-3">{aside}</span> : null}
      </div>
      <input
        ref={picker}
        type="file"
        accept={TAKEN}
        aria-label={`${label}: choose a file`}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) inputs.putFile(name, file)
          event.target.value = ''
        }}
      />
      {props.children}
      <DropTarget {...props} label={`${id}-name`} isInvalid={error !== undefined}>
        {uploading ? (
          <Uploading {...uploading} onCancel={() => inputs.empty(name)} />
        ) : image ? (
          <Filled image={image} label={label} onReplace={pick} onEmpty={() => inputs.empty(name)} />
        ) : (
          <Empty label={label} isDragging={isDragging} isInvalid={error !== undefined} onPick={pick} />
        )}
      </DropTarget>
      {error || name !== 'image' || isDragging ? (
        <p role={error ? 'alert' : undefined} className={cx('text-xs', error ? 'text-bad' : 'text-ink-3')}>
          {error ?? says}
        </p>
      ) : null}
    </div>
  )
}

type TargetProps = Pick<Props, 'name' | 'inputs' | 'isDragging' | 'image'> & {
  label: string
  isInvalid: boolean
  children: React.ReactNode
}

function DropTarget({ name, inputs, isDragging, image, label, isInvalid, children }: TargetProps) {
  const [isOver, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    setOver(false)
    const [file, imageId] = [imageFileIn(event.dataTransfer), imageIdIn(event.dataTransfer)]
    if (!file && !imageId) return
    event.preventDefault()
    if (file) inputs.putFile(name, file)
    else if (imageId) inputs.putImage(name, imageId)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a card
    <div
      role="group"
      aria-labelledby={label}
      onDragEnter={() => setOver(true)}
      onDragLeave={(event) => event.currentTarget.contains(event.relatedTarget as Node) || setOver(false)}
      onDrop={onDrop}
      className={cx(
        'relative grid min-h-18 overflow-hidden rounded-card border transition-colors',
        image || inputs.uploading[name] ? 'bg-panel' : 'border-dashed',
        isOver
          ? 'border-live bg-live-soft'
          : isInvalid
            ? 'border-bad'
            : isDragging
              ? 'border-ink-3'
              : 'border-line-strong',
      )}
    >
      {children}
    </div>
  )
}

type EmptyProps = { label: string; isDragging: boolean; isInvalid: boolean; onPick: () => void }

function Empty({ label, isDragging, isInvalid, onPick }: EmptyProps) {
  return (
    <button
      type="button"
      onClick={onPick}
      data-problem={isInvalid || undefined}
      aria-label={`${label}: choose a file`}
      className="flex items-center justify-center gap-2.5 rounded-card px-3 text-ink-3 transition-colors hover:text-ink focus-visible:-outline-offset-2"
    >
      <ImagePlus className="size-4.5 shrink-0" {...ICON} />
      {isDragging ? (
        'Drop it here'
      ) : (
        <span>
          <span className="touch:hidden">Drop, paste or </span>
          <span className="inline-block text-ink-2 underline first-letter:touch:uppercase">
            choose a picture
          </span>
        </span>
      )}
    </button>
  )
}

const THUMB = 'size-14 shrink-0 rounded-[5px] bg-sunk object-cover'
const ROW = 'flex items-center gap-3 p-2'

type FilledProps = { image: SlotImage; label: string; onReplace: () => void; onEmpty: () => void }

function Filled({ image, label, onReplace, onEmpty }: FilledProps) {
  const { locale } = useReader()
  const [isGone, setGone] = useState<string | null>(null)
  return (
    <div className={ROW}>
      {isGone === image.id ? (
        <span className={cx(THUMB, 'grid place-content-center p-1 text-center text-2xs text-ink-3')}>
          gone
        </span>
      ) : (
        // biome-ignore lint/performance/noImgElement: the studio makes and serves its own variants
        <img
          src={`/api/v1/images/${image.id}/thumb`}
          alt={label}
          className={cx(THUMB, image.hasAlpha && styles.checkered)}
          onError={() => setGone(image.id)}
        />
      )}
      <p className="grid min-w-0 grow gap-0.5">
        <span className="mono num">
          {image.widthPx} × {image.heightPx}
        </span>
        <span className="num text-xs text-ink-3">
          {image.format.toUpperCase()} · {bytesInWords(image.byteLength, locale)}
        </span>
      </p>
      <span className="flex">
        <IconButton
          size="s"
          label={`Replace the ${label.toLowerCase()}`}
          tipAlign="end"
          tipSide="top"
          onClick={onReplace}
        >
          <RefreshCw {...ICON} />
        </IconButton>
        <IconButton
          size="s"
          label={`Remove the ${label.toLowerCase()}`}
          tipAlign="end"
          tipSide="top"
          onClick={onEmpty}
        >
          <X {...ICON} />
        </IconButton>
      </span>
    </div>
  )
}

type UploadingProps = { previewUrl: string; fraction: number; onCancel: () => void }

function Uploading({ previewUrl, fraction, onCancel }: UploadingProps) {
  const percent = Math.floor(fraction * 100)
  return (
    <div className={ROW}>
      {/* biome-ignore lint/performance/noImgElement: a file of this device */}
      <img src={previewUrl} alt="" className={cx(THUMB, 'opacity-50')} />
      <p className="num grow text-ink-2" role="progressbar" aria-label="Upload" aria-valuenow={percent}>
        {percent < 100 ? `Uploading ${percent} %` : 'Looking at it'}
      </p>
      <IconButton size="s" label="Give up the upload" tipAlign="end" tipSide="top" onClick={onCancel}>
        <X {...ICON} />
      </IconButton>
      <span
        aria-hidden="true"
        className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-live transition-transform"
        style={{ scale: `${fraction} 1` }}
      />
    </div>
  )
}
