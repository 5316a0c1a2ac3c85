'use client'

import { usePathname } from 'next/navigation'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { ImagePage } from '@/lib/gallery/schema'
import { ArrivedPill } from './arrived-pill'
import type { Calendar } from './calendar'
import { EmptyWall } from './empty-wall'
import { warm } from './facts'
import type { LaidSection } from './grid-keys'
import { imageIdIn, openImage } from './image-address'
import { heightOf, justify, shapeFor } from './justify'
import { OverWall } from './over-wall'
import { sectionsOf } from './sections'
import { useActiveTile } from './use-active-tile'
import { useCalendar } from './use-calendar'
import { useNear } from './use-near'
import { useRememberedWall, useWall } from './use-wall'
import styles from './wall.module.css'
import { WallFoot } from './wall-foot'
import { takeLastSeen } from './wall-memory'
import { HEADING_PX, WallSection } from './wall-section'
import type { View } from './wall-state'

type Props = { view: View; firstPage: ImagePage; calendar: Calendar }

/** Everything under its headings, laid out for the width of the wall; no rows before it is measured. */
function useSections(
  cards: ImagePage['items'],
  complete: boolean,
  view: View,
  calendar: Calendar,
  widthPx: number,
) {
  const sections = useMemo(
    () => sectionsOf(cards, view, calendar, complete),
    [cards, complete, view, calendar],
  )
  return useMemo<LaidSection[]>(
    () =>
      sections.map((section) => ({
        ...section,
        rows: justify(
          section.cards.map((card) => card.widthPx / card.heightPx),
          widthPx,
          shapeFor(widthPx),
        ),
      })),
    [sections, widthPx],
  )
}

/** The gallery wall; an image that is opened lies over it, so that closing leaves everything as it was. */
export function Wall({ view, firstPage, calendar: assumed }: Props) {
  const calendar = useCalendar(assumed)
  const { wall, restored, askMore, showArrived, trash, putBack } = useWall(view, firstPage)
  const root = useRef<HTMLDivElement>(null)
  const near = useNear(root, restored?.widthPx ?? null)
  const sections = useSections(
    wall.items as ImagePage['items'],
    wall.nextCursor === null,
    view,
    calendar,
    near.widthPx ?? 0,
  )
  const openId = imageIdIn(usePathname())
  const { activeId, setActiveId, focusOn, onKeyDown } = useActiveTile(
    root,
    sections,
    wall.items,
    view === 'all' ? trash : undefined,
  )
  useRememberedWall(view, wall, near.widthPx)

  useLayoutEffect(() => {
    if (restored) window.scrollTo(0, restored.scrollPx)
  }, [restored])
  useEffect(() => {
    const id = takeLastSeen()
    if (id) focusOn(id)
  }, [focusOn])

  const open = useCallback((card: { id: string }) => openImage(card.id), [])
  const showNewest = () => {
    showArrived()
    window.scrollTo({ top: 0 })
  }
  let topPx = 0
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the links inside */}
      <div ref={root} inert={openId !== undefined} onKeyDown={onKeyDown} className={styles.wall}>
        <ArrivedPill count={wall.arrived.length} onShow={showNewest} />
        {wall.items.length === 0 && wall.nextCursor === null ? <EmptyWall view={view} /> : null}
        {sections.map((section) => {
          const rowsTopPx = topPx + HEADING_PX
          topPx = rowsTopPx + heightOf(section.rows)
          return (
            <WallSection
              key={section.key}
              section={section}
              measured={near.widthPx !== null}
              fromPx={near.fromPx - rowsTopPx}
              toPx={near.toPx - rowsTopPx}
              activeId={activeId}
              onOpen={open}
              onActive={setActiveId}
              onNear={warm}
              onRestore={view === 'trash' ? putBack : undefined}
            />
          )
        })}
        <WallFoot wall={wall} onMore={askMore} />
      </div>
      {openId ? (
        <OverWall
          id={openId}
          cards={wall.items}
          calendar={calendar}
          onTrash={trash}
          onRestore={putBack}
          onClosed={focusOn}
        />
      ) : null}
    </>
  )
}
