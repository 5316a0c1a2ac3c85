'use client'

import type { Insertion } from '@/components/collections/use-drag'
import { cx } from '@/components/ui/class-names'
import type { ImageCard } from '@/lib/gallery/schema'
import { heightOf } from './justify'
import { cardsNear } from './near-rows'
import { HEADING_PX, type LaidSection } from './sections'
import { Tile, type TileDoes } from './tile'
import styles from './wall.module.css'

const FIRST_TILES = 4
/** As many as fill most screens: the first paint asks for no more, what is near is known once the wall is measured. */
const EARLY_TILES = 24

type Props = TileDoes & {
  section: LaidSection
  measured: boolean
  /** Few pictures on the whole wall: larger ones. */
  roomy: boolean
  /** What to have ready, from the top of the section's rows. */
  fromPx: number
  toPx: number
  activeId: string | null
  chosen: ReadonlySet<string>
  choosing: boolean
  daysLeftWords: (card: ImageCard) => string
  /** Of the wall, in the address of an image. */
  query: string
  insertion: Insertion
}

function indicesOf({ section, measured, fromPx, toPx, activeId }: Props): number[] {
  const all = section.cards.map((_, index) => index)
  if (!measured) return all
  const { from, to } = cardsNear(section.rows, fromPx, toPx)
  const near = all.slice(from, to)
  const active = section.cards.findIndex((card) => card.id === activeId)
  return active < 0 || (active >= from && active < to) ? near : [...near, active]
}

/** One heading and its rows; of these only the pictures near the screen are in the document, and the active one. */
export function WallSection(props: Props) {
  const { section, measured, roomy, activeId, daysLeftWords, onOpen, onActive, onNear, onRestore } = props
  const { chosen, choosing, onChoose, query, insertion } = props
  const boxes = section.rows.flatMap((row) => row.boxes)
  return (
    <section aria-label={section.title === '' ? 'Pictures' : `${section.title}, ${section.detail}`}>
      {section.title === '' ? null : (
        <h2 className="flex items-end gap-2.5 pb-2.5" style={{ height: HEADING_PX }}>
          <span className="serif text-[1.3125rem] leading-6">{section.title}</span>
          <span className="num pb-px text-sm font-normal tracking-normal text-ink-3">{section.detail}</span>
        </h2>
      )}
      <ul
        className={cx(styles.rows, roomy && styles.roomy, measured && styles.measured)}
        style={measured ? { height: heightOf(section.rows) } : undefined}
      >
        {indicesOf(props).map((index) => {
          const card = section.cards[index]
          if (!card) return null
          return (
            <Tile
              key={card.id}
              card={card}
              box={measured ? boxes[index] : undefined}
              active={card.id === activeId}
              first={section.first + index < FIRST_TILES}
              withheld={!measured && section.first + index >= EARLY_TILES}
              position={index + 1}
              ofTotal={section.cards.length}
              note={onRestore ? daysLeftWords(card) : ''}
              onOpen={onOpen}
              onActive={onActive}
              onNear={onNear}
              onRestore={onRestore}
              chosen={chosen.has(card.id)}
              choosing={choosing}
              query={query}
              insertion={insertion?.id === card.id ? (insertion.after ? 'after' : 'before') : undefined}
              onChoose={onChoose}
            />
          )
        })}
      </ul>
    </section>
  )
}
