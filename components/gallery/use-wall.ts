'use client'

import { useRouter } from 'next/navigation'
import { type Dispatch, type RefObject, useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { newestAnswer } from '@/components/frame/newest-answer'
import type { ImageCard, ImagePage } from '@/lib/gallery/schema'
import { listenToFavourites } from './favourites'
import { imageIdIn } from './image-address'
import { type OwnChanges, ownChanges } from './own-changes'
import { pagePath, readWall, type Shelf } from './read-wall'
import { useTrash } from './use-trash'
import { forgetWall, recallWall, rememberWall, wallHangs } from './wall-memory'
import { reduceWall, type View, type Wall, type WallAction, wallOf } from './wall-state'

/** News come in crowds, as when a run is shown. */
const NEWS_AFTER_MS = 200
const TOP_PX = 48

const atTop = () => window.scrollY < TOP_PX && !imageIdIn(window.location.pathname)

/**
 * The pictures on the wall and all that happens to them: older pages, arrivals, the trash. `restored` is what
 * was there when the person comes back by the back button, with its width and scroll position.
 */
export function useWall(view: View, firstPage: ImagePage, collectionId?: string) {
  const [restored] = useState(() => (view === 'all' ? recallWall() : null))
  const [[turn, changes]] = useState(() => [newestAnswer(), ownChanges()] as const)
  const [wall, dispatch] = useReducer(reduceWall, restored?.wall ?? wallOf(firstPage, view))
  const { listen, reportSignedOut } = useLive()
  const { moveToTrash, restore } = useTrash()
  const latest = useRef(wall)
  useEffect(() => {
    latest.current = wall
  }, [wall])

  const askMore = useCallback(async () => {
    const { nextCursor, loading } = latest.current
    if (nextCursor === null || loading === 'yes') return
    dispatch({ type: 'page asked' })
    const answer = await callApi<ImagePage>(pagePath(view, collectionId, nextCursor))
    dispatch(answer.ok ? { type: 'page came', page: answer.value } : { type: 'page failed' })
    if (!answer.ok && answer.reason === 'signed-out') reportSignedOut()
  }, [view, collectionId, reportSignedOut])

  const askNewest = useCallback(async () => {
    const isNewest = turn()
    const answer = await callApi<ImagePage>(pagePath(view, collectionId))
    if (answer.ok && isNewest()) dispatch({ type: 'newest page came', page: answer.value, atTop: atTop() })
  }, [view, collectionId, turn])

  useEffect(() => {
    if (restored) void askNewest()
  }, [restored, askNewest])
  const drawn = useRef(firstPage)
  useEffect(() => {
    if (drawn.current === firstPage) return
    drawn.current = firstPage
    dispatch({ type: 'newest page came', page: firstPage, atTop: true })
  }, [firstPage])
  useEffect(() => {
    if (view !== 'all') return
    return listen({
      onRun: (run) => dispatch({ type: 'run changed', run, atTop: atTop() }),
      onResumed: () => void askNewest(),
      onOpened: () => void askNewest(),
    })
  }, [view, listen, askNewest])

  useTeamNews({ view, collectionId }, latest, dispatch, changes)
  useFavouritesView(view, latest, dispatch)
  const showArrived = useCallback(() => dispatch({ type: 'arrived shown' }), [])
  useShownAtTop(wall.arrived.length, showArrived)

  const trash = useCallback(
    (card: ImageCard) =>
      moveToTrash(card.id, {
        done: () => dispatch({ type: 'taken off', id: card.id }),
        undone: () => dispatch({ type: 'hung again', card }),
      }),
    [moveToTrash],
  )
  const putBack = useCallback(
    (card: ImageCard) => {
      forgetWall()
      return restore(card.id, {
        done: () => dispatch({ type: 'taken off', id: card.id }),
        undone: () => dispatch({ type: 'hung again', card }),
      })
    },
    [restore],
  )
  const takeOff = useCallback((ids: readonly string[]) => dispatch({ type: 'many taken off', ids }), [])
  const hangAgain = useCallback((cards: readonly ImageCard[]) => {
    forgetWall()
    dispatch({ type: 'many hung again', cards })
  }, [])
  const move = useCallback(
    (ids: readonly string[], beforeId: string | null) => dispatch({ type: 'moved', ids, beforeId }),
    [],
  )
  const markShown = useCallback(
    (ids: readonly string[], shown: boolean) => dispatch({ type: 'marked shown', ids, shown }),
    [],
  )
  return {
    ...{ wall, restored, askMore, showArrived, trash, putBack, takeOff, hangAgain, move, markShown },
    during: changes.during,
  }
}

/** On walls where others' pictures hang: what is shown, hidden, put there or moved by anybody hangs at once. */
function useTeamNews(
  shelf: Shelf,
  latest: RefObject<Wall>,
  dispatch: Dispatch<WallAction>,
  changes: OwnChanges,
) {
  const { view, collectionId } = shelf
  const { listen } = useLive()
  const { refresh } = useRouter()
  useEffect(() => {
    if (view === 'all' || view === 'trash') return
    let timer: ReturnType<typeof setTimeout> | undefined
    let isLeft = false
    const turn = newestAnswer()
    const readAgain = async () => {
      const [isNewest, isUntouched] = [turn(), changes.reading()]
      const answer = await readWall({ view, collectionId }, latest.current.items.length)
      if (isLeft || !isNewest()) return
      // What is moved here meanwhile would jump back for a moment.
      if (!isUntouched()) soon()
      else if (answer.ok && view === 'collection') dispatch({ type: 'read again', page: answer.value })
      else if (answer.ok) dispatch({ type: 'newest page came', page: answer.value, atTop: atTop() })
      // The server says better what is not there any more.
      else if (answer.code === 'NOT_FOUND') refresh()
    }
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void readAgain(), NEWS_AFTER_MS)
    }
    const leave = listen({
      onRun: () => {},
      onTeam: ({ what, id }) => {
        const isOurs = what === 'collection' && view === 'collection' && (id === null || id === collectionId)
        if (what === 'images' || isOurs) soon()
      },
      onResumed: soon,
      onOpened: soon,
    })
    return () => {
      isLeft = true
      leave()
      clearTimeout(timer)
    }
  }, [view, collectionId, latest, dispatch, changes, listen, refresh])
}

/** Among the favourites, what is none any more comes off, and hangs again when that is undone. */
function useFavouritesView(view: View, latest: RefObject<Wall>, dispatch: Dispatch<WallAction>) {
  useEffect(() => {
    if (view !== 'favourites') return
    const off = new Map<string, ImageCard>()
    return listenToFavourites(({ id, favouritedAt }) => {
      const card = latest.current.items.find((each) => each.id === id)
      const back = off.get(id)
      if (card && favouritedAt === null) {
        off.set(id, card)
        dispatch({ type: 'taken off', id })
      } else if (back && favouritedAt !== null)
        dispatch({ type: 'hung again', card: { ...back, favouritedAt } })
    })
  }, [view, latest, dispatch])
}

/** What waited is hung as soon as the person is back at the top. */
function useShownAtTop(waiting: number, show: () => void) {
  useEffect(() => {
    if (waiting === 0) return
    const onScroll = () => atTop() && show()
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => window.removeEventListener('scroll', onScroll)
  }, [waiting, show])
}

/** Keeps the wall for the way back: what was loaded, how wide it was and where the person stood. */
export function useRememberedWall(view: View, wall: ReturnType<typeof wallOf>, widthPx: number | null) {
  const latest = useRef({ wall, widthPx, scrollPx: 0 })
  useEffect(wallHangs, [])
  useEffect(() => {
    latest.current = { ...latest.current, wall, widthPx }
  }, [wall, widthPx])
  useEffect(() => {
    if (view !== 'all') return
    const onScroll = () => {
      latest.current.scrollPx = window.scrollY
    }
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      window.removeEventListener('scroll', onScroll)
      // What happened over the wall led to it, not back to it.
      wallHangs()
      const { wall, widthPx, scrollPx } = latest.current
      if (widthPx !== null) rememberWall({ wall, widthPx, scrollPx })
    }
  }, [view])
}
