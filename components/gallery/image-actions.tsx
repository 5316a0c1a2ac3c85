'use client'

import { Download, Trash2, Undo2 } from 'lucide-react'
import { Button, ButtonLink } from '@/components/ui/button'
import { IconButton, iconButtonClass } from '@/components/ui/icon-button'
import type { ImageFacts } from './facts'
import { downloadUrl } from './image-url'

const ICON = { className: 'size-4', strokeWidth: 1.6, 'aria-hidden': true } as const

type Props = { facts: ImageFacts; trashed: boolean; onTrash: () => void; onRestore: () => void }

/** What can be done with the image. */
export function ImageActions({ facts, trashed, onTrash, onRestore }: Props) {
  const { image, seed } = facts
  const reuse = image.runId
    ? `/studio?${new URLSearchParams({ run: image.runId, seed: String(seed ?? '') })}`
    : null
  return (
    <div className="flex flex-wrap gap-2">
      {trashed ? (
        <Button variant="solid" onClick={onRestore}>
          <Undo2 {...ICON} /> Restore
        </Button>
      ) : reuse ? (
        <ButtonLink href={reuse as never} variant="solid">
          Reuse settings
        </ButtonLink>
      ) : null}
      {trashed ? null : (
        <ButtonLink href={`/studio?image=${image.id}` as never} variant={reuse ? 'plain' : 'solid'}>
          Use as input
        </ButtonLink>
      )}
      <a
        href={downloadUrl(image.id)}
        download={image.fileName}
        aria-label="Download the original"
        data-tip="Download the original"
        className={iconButtonClass()}
      >
        <Download {...ICON} />
      </a>
      {trashed ? null : (
        <IconButton label="Move to trash" onClick={onTrash}>
          <Trash2 {...ICON} />
        </IconButton>
      )}
    </div>
  )
}
