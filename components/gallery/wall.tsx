'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { type OnWall, useCollecting } from '@/components/collections/use-collecting'
import { useDrag } from '@/components/collections/use-drag'
import { useShowing } from '@/components/collections/use-showing'
import { Button } from '@/components/ui/button'
import { fetchedInPlace, fetchedOnPress } from '@/components/ui/fetched'
import type { ImageCard, ImagePage } from '@/lib/gallery/schema'
import { ArrivedPill } from './arrived-pill'
import { type Calendar, inDays } from './calendar'
import { EmptyWall } from './empty-wall'
import { warm } from './facts'
import { useToggleFavourite } from './favourites'
import { hangShelf, imageIdIn, openImage, queryOf } from './image-address'
import { OverWall } from './over-wall'
import { daysLeft } from './sections'
import { useActiveTile } from './use-active-tile'
import { useBulk } from './use-bulk'
import { useCalendar } from './use-calendar'
import { useChosen } from './use-chosen'
import { useNear } from './use-near'
import { useRubberBand } from './use-rubber-band'
import { useSections } from './use-sections'
import { useRememberedWall, useWall } from './use-wall'
import { ViewChips } from './view-chips'
import styles from './wall.module.css'
import { WallFoot } from './wall-foot'
import { takeLastSeen } from './wall-memory'
import { WallSection } from './wall-section'
import type { View } from './wall-state'

const SelectionBar = fetchedOnPress(() => import('./selection-bar'))
const DropStrip = fetchedInPlace(
  () => import('@/components/collections/drop-strip'),
  () => null,
)

type Props = {
  view: View
  firstPage: ImagePage
  calendar: Calendar
  /** An image to compare others with: it is chosen already. */
  chosenFirst?: string | undefined
  /** The one that hangs here, in the view `collection`. */
  collection?: OnWall | undefined
}

/** The gallery wall; an image that is opened lies over it, so that closing leaves everything as it was. */
export function Wall({ view, firstPage, calendar: assumed, chosenFirst, collection }: Props) {
  const calendar = useCalendar(assumed)
  const query = queryOf(view, collection?.id)
  useEffect(() => hangShelf(query), [query])
  const hung = useWall(view, firstPage, collection?.id)
  const { wall, restored, askMore, showArrived, trash, putBack } = hung
  const collecting = useCollecting(collection, { ...hung, items: wall.items })
  const show = useShowing(hung.markShown)
  const root = useRef<HTMLDivElement>(null)
  const near = useNear(root, restored?.widthPx ?? null)
  const { sections, roomy } = useSections(wall, view, calendar, near.widthPx)
  const inTrash = view === 'trash'
  const order = useMemo(() => wall.items.map(({ id }) => id), [wall.items])
  const { chosen, isChosen, choosing, choose, chooseAll, setChoosing, sweep } = useChosen(
    chosenFirst,
    order,
    !inTrash,
  )
  const chosenCards = useMemo(() => wall.items.filter(({ id }) => isChosen.has(id)), [wall.items, isChosen])
  useRubberBand(root, { sections, chosen, onSweep: sweep }, !inTrash && near.widthPx !== null)
  const bulk = useBulk(hung)
  const toggleFavourite = useToggleFavourite()
  const drag = useDrag({ chosen: isChosen, order, onMove: collecting?.moveTo })
  const isOneOfMany = ({ id }: ImageCard) => chosenCards.length > 1 && isChosen.has(id)
  const remove = (card: ImageCard) => {
    const many = isOneOfMany(card)
    if (collection) void collecting?.takeOut?.(many ? chosenCards : [card])
    else if (many) bulk.trash(chosenCards.filter(isMine))
    else if (isMine(card)) void trash(card)
    if (many) setChoosing(false)
  }
  const active = useActiveTile(root, sections, wall.items, {
    trash: inTrash ? undefined : remove,
    step: collecting?.step && ((card, by) => collecting.step?.(isOneOfMany(card) ? chosen : [card.id], by)),
    favourite: inTrash ? undefined : toggleFavourite,
    choose: inTrash ? undefined : ({ id }) => choose(id),
    stretch: inTrash ? undefined : ({ id }) => choose(id, true),
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
      <Head view={view}>
        {inTrash || wall.items.length < 2 ? null : (
          <Button size="s" variant="ghost" aria-pressed={choosing} onClick={() => setChoosing(!choosing)}>
            {choosing ? 'Done' : 'Choose'}
          </Button>
        )}
      </Head>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the links inside */}
      <div
        ref={root}
        inert={openId !== undefined}
        onKeyDown={onKeyDown}
        {...(inTrash ? {} : drag.handlers)}
        className={styles.wall}
      >
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
            chosen={isChosen}
            choosing={choosing}
            query={query}
            insertion={drag.insertion}
          />
        ))}
        <WallFoot wall={wall} onMore={askMore} />
      </div>
      <p role="status" className="sr-only">
        {collecting?.spoken}
      </p>
      {drag.dragged.length > 0 ? (
        <Suspense>
          <DropStrip imageIds={drag.dragged} except={collection?.id} />
        </Suspense>
      ) : null}
      {(choosing || bulk.underWay) && openId === undefined ? (
        <Suspense>
          <SelectionBar
            chosen={chosen}
            cards={chosenCards}
            hasOthers={chosenCards.length < wall.items.length}
            bulk={bulk}
            collecting={collecting}
            onShow={show}
            onAll={chooseAll}
            onClear={() => setChoosing(false)}
          />
        </Suspense>
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

const isMine = ({ author }: ImageCard): boolean => author === undefined

/** The parts of the gallery; a collection has its own head above. */
const Head = ({ view, children }: { view: View; children: ReactNode }) =>
  view === 'collection' ? (
    <div className="flex min-h-[26px] justify-end pb-3">{children}</div>
  ) : (
    <ViewChips view={view}>{children}</ViewChips>
  )
