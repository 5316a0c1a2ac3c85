import { averageColour } from '@/components/gallery/thumbhash'
import type { SharedCard } from '@/lib/share/schema'
import { sharedSources } from './shared-url'

/** What a picture is called where it cannot be seen. */
export const altOf = ({ origin }: SharedCard, number: number) => origin?.prompt || `Picture ${number}`

type Props = { token: string; card: SharedCard; number: number; sizes: string; soon: boolean }

/** A picture on the wall: a way to see it large, which without script is the picture itself. */
export function SharedTile({ token, card, number, sizes, soon }: Props) {
  const { id, widthPx, heightPx, thumbhash } = card
  const { src, srcSet } = sharedSources(token, card)
  return (
    <a
      href={`#${id}`}
      data-picture={id}
      className="block overflow-hidden rounded-card bg-sunk outline-offset-2"
      style={{ backgroundColor: averageColour(thumbhash) }}
    >
      {/* biome-ignore lint/performance/noImgElement: the studio serves its own sizes */}
      <img
        src={src}
        srcSet={srcSet}
        sizes={sizes}
        width={widthPx}
        height={heightPx}
        alt={altOf(card, number)}
        loading={soon ? 'eager' : 'lazy'}
        fetchPriority={soon ? 'high' : 'auto'}
        decoding="async"
        className="block h-auto w-full"
        style={{ aspectRatio: `${widthPx} / ${heightPx}` }}
      />
    </a>
  )
}
