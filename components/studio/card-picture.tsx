'use client'

import { Copy, Download } from 'lucide-react'
import type { Route } from 'next'
import type { KeyboardEvent } from 'react'
import { placeOfSource } from '@/components/canvas/before-after'
import { CompareSource } from '@/components/canvas/compare-source'
import { HouseLink } from '@/components/frame/house-link'
import { useToggleFavourite } from '@/components/gallery/favourites'
import { HeartButton } from '@/components/gallery/heart-button'
import { ImageMenu } from '@/components/gallery/image-menu'
import { downloadUrl } from '@/components/gallery/image-url'
import { cx } from '@/components/ui/class-names'
import { fetchedOrSaid } from '@/components/ui/fetched'
import { iconButtonClass } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import type { GenerationView } from '@/lib/runs/schema'
import { cardGrid } from './card-grid'
import styles from './checkered.module.css'
import { type CardProps, placeOf, shapeOf } from './generation-card'
import { titleOf } from './operations'
import { Picture } from './picture'
import { UseAsInput } from './use-as-input'

type Image = NonNullable<GenerationView['image']>

const ON_PICTURE = 'text-white/90 hover:bg-white/20 hover:text-white focus-visible:outline-white'
const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const

async function copySeed(seed: number) {
  try {
    await navigator.clipboard.writeText(String(seed))
    toast(`Seed ${seed} copied.`)
  } catch {
    toast(`The browser did not allow copying. The seed is ${seed}.`)
  }
}

/** Fetched by the press: the studio starts without it. */
const trash = async (id: string) => (await fetchedOrSaid(() => import('./trash-card')))?.trashCard(id)

function Bar({ generation, run, actions, image }: CardProps & { image: Image }) {
  const { seed } = generation
  return (
    <div className="absolute inset-x-0 bottom-0 flex items-center justify-end gap-0.5 rounded-b-card bg-linear-to-t from-black/75 to-transparent px-2 pt-8 pb-2 opacity-0 transition-opacity group-hover:opacity-100 group-focus-within:opacity-100 touch:opacity-100">
      <HeartButton image={image} size="s" tipSide="top" className={`${ON_PICTURE} aria-pressed:text-white`} />
      {seed === null ? null : (
        <button
          type="button"
          onClick={() => copySeed(seed)}
          aria-label={`Copy seed ${seed}`}
          data-tip="Copy the seed"
          data-tip-side="top"
          data-tip-align="start"
          className={`mono num mr-auto flex h-7 items-center justify-center gap-1.5 rounded-s px-1.5 touch:h-11 touch:min-w-11 ${ON_PICTURE}`}
        >
          <span
            className={
              run.settings.image
                ? 'hidden @[18rem]:inline touch:@max-[25rem]:hidden'
                : 'hidden @[15rem]:inline touch:@max-[19rem]:hidden'
            }
          >
            seed {seed}
          </span>
          <Copy className="size-3.5" {...ICON} />
        </button>
      )}
      {run.settings.image && run.settings.operation !== 'style' ? (
        <CompareSource
          sourceId={run.settings.image}
          result={image}
          place={placeOfSource(run.settings, { width: image.widthPx, height: image.heightPx })}
          alt={titleOf(run.settings).slice(0, 200)}
          className={`${ON_PICTURE} touch:@max-[19rem]:hidden`}
        />
      ) : null}
      <UseAsInput image={image} actions={actions} className={ON_PICTURE} />
      <a
        href={downloadUrl(image.id)}
        download
        aria-label="Download the original"
        data-tip="Download the original"
        data-tip-side="top"
        data-tip-align="end"
        className={iconButtonClass('s', ON_PICTURE)}
      >
        <Download {...ICON} />
      </a>
      <ImageMenu
        image={{ ...image, mine: run.mine }}
        generationId={generation.id}
        settings={run.settings}
        seed={seed}
        onSettings={(chosen) => actions.onReuse(run, chosen)}
        onTrash={run.mine ? () => void trash(image.id) : undefined}
        opens
        size="s"
        tipSide="top"
        className={ON_PICTURE}
      />
    </div>
  )
}

/** How wide a card is, about: on a desk with both panels open, and never taller than the window. */
function sizesOf({ generations, settings: { widthPx, heightPx } }: CardProps['run']): string {
  const { columns, midColumns, phoneColumns, ratio } = cardGrid(generations.length, widthPx, heightPx)
  const desk = `min(${widthPx}px, ${ratio.toFixed(3)} * (100vh - 220px), (100vw - 710px) / ${columns})`
  return `(max-width: 767px) ${Math.round(92 / phoneColumns)}vw, (max-width: 1199px) calc((100vw - 378px) / ${midColumns}), calc(${desk})`
}

/** A finished picture. The whole of it opens the gallery; the bar has what is done most. */
export function PictureCard(props: CardProps & { image: Image }) {
  const { run, image } = props
  const toggle = useToggleFavourite()
  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.metaKey && !event.ctrlKey && !event.altKey
    if (event.key === 'f' && isPlain && event.currentTarget.contains(event.target as Node)) toggle(image)
  }
  return (
    <article
      onKeyDown={onKeyDown}
      aria-label={`Image ${placeOf(props)}`}
      className={cx(
        'group @container relative animate-fade rounded-card bg-panel shadow-card',
        // A phone asks for the pictures below the fold when they come near.
        'max-md:touch:[content-visibility:auto]',
        run.settings.operation === 'remove-background' && styles.checkered,
      )}
      style={shapeOf(run)}
    >
      <HouseLink
        href={`/gallery/${image.id}` as Route}
        className="block size-full overflow-hidden rounded-card"
        aria-label={`Open image ${placeOf(props)} in the gallery`}
      >
        <Picture
          image={image}
          alt={titleOf(run.settings).slice(0, 200)}
          sizes={sizesOf(run)}
          first={props.generation.position === 0}
        />
      </HouseLink>
      <Bar {...props} />
    </article>
  )
}
