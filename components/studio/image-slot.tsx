'use client'

import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { cx } from '@/components/ui/class-names'
import { FIELDS } from '@/lib/providers/fields/schema'
import { ApiName, NAMED } from './api-name'
import { imageFileIn, imageIdIn } from './dragged'
import { Empty } from './slot-empty'
import { Filled, Uploading } from './slot-filled'
import type { ImageName, SlotImage } from './slot-image'
import { useShelves } from './slot-shelves'
import type { Inputs } from './use-inputs'

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
  const { look, warm, dialog } = useShelves(label, (imageId) => inputs.putImage(name, imageId))
  return (
    <div className={`${NAMED} grid gap-1.5`} title={`API field: ${name}`}>
      <div className="flex items-baseline justify-between gap-3 text-xs">
        <span>
          <span id={`${id}-name`} className="font-semibold text-ink-2">
            {label}
          </span>
          <ApiName field={name} />
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
          <Filled
            image={image}
            label={label}
            onPick={pick}
            onLook={look}
            onEmpty={() => inputs.empty(name)}
          />
        ) : (
          <Empty
            label={label}
            isDragging={isDragging}
            isInvalid={error !== undefined}
            onPick={pick}
            onLook={look}
            onNear={warm}
          />
        )}
      </DropTarget>
      {error || name !== 'image' || isDragging ? (
        <p role={error ? 'alert' : undefined} className={cx('text-xs', error ? 'text-bad' : 'text-ink-3')}>
          {error ?? says}
        </p>
      ) : null}
      {dialog}
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
