'use client'

import { usePathname } from 'next/navigation'
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import type { ImageCard, ImagePage } from '@/lib/gallery/schema'
import { ArrivedPill } from './arrived-pill'
import { type Calendar, inDays } from './calendar'
import { EmptyWall } from './empty-wall'
import { warm } from './facts'
import { useToggleFavourite } from './favourites'
import { imageIdIn, openImage } from './image-address'
import { OverWall } from './over-wall'
import { daysLeft } from './sections'
import { SelectionBar } from './selection-bar'
import { useActiveTile } from './use-active-tile'
import { useCalendar } from './use-calendar'
import { useChosen } from './use-chosen'
import { useNear } from './use-near'
import { useSections } from './use-sections'
import { useRememberedWall, useWall } from './use-wall'
import { ViewChips } from './view-chips'
import styles from './wall.module.css'
import { WallFoot } from './wall-foot'
import { takeLastSeen } from './wall-memory'
import { WallSection } from './wall-section'
import type { View } from './wall-state'

type Props = {
  view: View
  firstPage: ImagePage
  calendar: Calendar
  /** An image to compare others with: it is chosen already. */
  chosenFirst?: string | undefined
}

/** The gallery wall; an image that is opened lies over it, so that closing leaves everything as it was. */
export function Wall({ view, firstPage, calendar: assumed, chosenFirst }: Props) {
  const calendar = useCalendar(assumed)
  const { wall, restored, askMore, showArrived, trash, putBack } = useWall(view, firstPage)
  const root = useRef<HTMLDivElement>(null)
  const near = useNear(root, restored?.widthPx ?? null)
  const { sections, roomy } = useSections(wall, view, calendar, near.widthPx)
  const inTrash = view === 'trash'
  const { chosen, choosing, choose, setChoosing } = useChosen(chosenFirst)
  const toggleFavourite = useToggleFavourite()
  const active = useActiveTile(root, sections, wall.items, {
    trash: inTrash ? undefined : trash,
    favourite: inTrash ? undefined : toggleFavourite,
    choose: inTrash ? undefined : ({ id }) => choose(id),
  })
  const { activeId, setActiveId, focusOn, onKeyDown } = active
  const openId = imageIdIn(usePathname())
  useRememberedWall(view, wall, near.widthPx)

  useLayoutEffect(() => {
    if (restored) window.scrollTo(0, restored.scrollPx)
  }, [restored])
  useEffect(() => {
    const id = takeLastSeen()
    if (id) focusOn(id)
  }, [focusOn])

  const daysLeftWords = useCallback((card: ImageCard) => inDays(daysLeft(card, calendar)), [calendar])
  const open = useCallback((card: { id: string }) => openImage(card.id), [])
  const showNewest = () => {
    showArrived()
    window.scrollTo({ top: 0 })
  }
  return (
    <>
      <ViewChips view={view}>
        {inTrash || wall.items.length < 2 ? null : (
          <Button size="s" variant="ghost" aria-pressed={choosing} onClick={() => setChoosing(!choosing)}>
            {choosing ? 'Done' : 'Choose'}
          </Button>
        )}
      </ViewChips>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the links inside */}
      <div ref={root} inert={openId !== undefined} onKeyDown={onKeyDown} className={styles.wall}>
        <ArrivedPill count={wall.arrived.length} onShow={showNewest} />
        {wall.items.length === 0 && wall.nextCursor === null ? <EmptyWall view={view} /> : null}
        {sections.map((section) => (
          <WallSection
            key={section.key}
            section={section}
            measured={near.widthPx !== null}
            roomy={roomy}
            fromPx={near.fromPx - section.rowsTopPx}
            toPx={near.toPx - section.rowsTopPx}
            activeId={activeId}
            daysLeftWords={daysLeftWords}
            onOpen={open}
            onActive={setActiveId}
            onNear={warm}
            onRestore={inTrash ? putBack : undefined}
            onChoose={inTrash ? undefined : choose}
            chosen={chosen}
            choosing={choosing}
          />
        ))}
        <WallFoot wall={wall} onMore={askMore} />
      </div>
      {choosing && openId === undefined ? (
        <SelectionBar chosen={chosen} onClear={() => setChoosing(false)} />
      ) : null}
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
