'use client'

import { RefreshCw, X } from 'lucide-react'
import { useState } from 'react'
import { bytesInWords } from '@/components/gallery/receipt-words'
import { cx } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { Menu } from '@/components/ui/menu'
import styles from './checkered.module.css'
import type { Shelf } from './slot-choices'
import { HERE } from './slot-empty'
import type { SlotImage } from './slot-image'

const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const
const THUMB = 'size-14 shrink-0 rounded-[5px] bg-sunk object-cover'
const ROW = 'flex items-center gap-3 p-2'

type FilledProps = {
  image: SlotImage
  label: string
  onPick: () => void
  onLook: (shelf: Shelf) => void
  onEmpty: () => void
}

/** What is in a slot, and the ways to change it. */
export function Filled({ image, label, onPick, onLook, onEmpty }: FilledProps) {
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
          {image.format.toUpperCase()} · {bytesInWords(image.byteLength, navigator.language)}
        </span>
      </p>
      <span className="flex">
        <Menu
          align="end"
          trigger={(trigger) => (
            <IconButton
              {...trigger}
              size="s"
              label={`Replace the ${label.toLowerCase()}`}
              tipAlign="end"
              tipSide="top"
            >
              <RefreshCw {...ICON} />
            </IconButton>
          )}
          entries={[
            { kind: 'item', label: 'Choose a file', onSelect: onPick },
            ...HERE.map(({ shelf, says }) => ({
              kind: 'item' as const,
              label: says,
              onSelect: () => onLook(shelf),
            })),
          ]}
        />
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

/** A file on its way into a slot. */
export function Uploading({ previewUrl, fraction, onCancel }: UploadingProps) {
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
