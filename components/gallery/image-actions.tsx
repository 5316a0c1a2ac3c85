'use client'

import { Columns2, Download, Trash2, Undo2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Button, ButtonLink } from '@/components/ui/button'
import { IconButton, iconButtonClass } from '@/components/ui/icon-button'
import { Link } from '@/components/ui/link'
import { EditMenu } from './edit-menu'
import type { ImageFacts } from './facts'
import { HeartButton } from './heart-button'
import { ImageMenu } from './image-menu'
import { downloadUrl } from './image-url'
import { TeamMenu } from './use-team-entries'

const ICON = { className: 'size-4', strokeWidth: 1.6, 'aria-hidden': true } as const

/** Its settings into the studio's form; without a seed it draws new ones. */
const settingsHref = (image: Named, seed: number | null) =>
  `/studio?${new URLSearchParams({ ...(image.mine ? { run: image.runId ?? '' } : { like: image.id }), seed: String(seed ?? '') })}`
type Named = Pick<ImageFacts['image'], 'id' | 'runId' | 'mine'>

type Props = { facts: ImageFacts; trashed: boolean; onTrash: () => void; onRestore: () => void }

/** What can be done with the image. */
export function ImageActions({ facts, trashed, onTrash, onRestore }: Props) {
  const download = (
    <a
      href={downloadUrl(facts.image.id)}
      download={facts.image.fileName}
      aria-label="Download the original"
      data-tip="Download the original"
      className={iconButtonClass()}
    >
      <Download {...ICON} />
    </a>
  )
  if (trashed)
    return (
      <div className="flex flex-wrap gap-2">
        <Button variant="solid" onClick={onRestore}>
          <Undo2 {...ICON} /> Restore
        </Button>
        {download}
      </div>
    )
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
      <Onwards facts={facts} />
      <div className="flex items-center touch:-ml-3">
        <HeartButton image={facts.image} />
        {download}
        <CompareLink id={facts.image.id} />
        {facts.image.mine ? (
          <IconButton label="Move to trash" onClick={onTrash}>
            <Trash2 {...ICON} />
          </IconButton>
        ) : null}
        <More facts={facts} />
      </div>
    </div>
  )
}

function Onwards({ facts: { image } }: Pick<Props, 'facts'>) {
  return (
    <>
      {image.runId ? (
        <ButtonLink href={settingsHref(image, null) as never} variant="solid">
          Remix
        </ButtonLink>
      ) : null}
      <EditMenu imageId={image.id} solid={!image.runId} />
    </>
  )
}

const CompareLink = ({ id }: { id: string }) => (
  <Link
    href={`/gallery?compare=${id}`}
    aria-label="Compare with…"
    data-tip="Compare with…"
    className={iconButtonClass()}
  >
    <Columns2 {...ICON} />
  </Link>
)

function More({ facts: { image, settings, seed } }: Pick<Props, 'facts'>) {
  const router = useRouter()
  if (!image.runId || !settings) return <TeamMenu image={image} />
  return (
    <ImageMenu
      image={image}
      generationId={image.generationId}
      settings={settings}
      seed={seed}
      onSettings={(chosen) => router.push(settingsHref(image, chosen) as never)}
    />
  )
}
