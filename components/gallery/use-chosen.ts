'use client'

import { useCallback, useLayoutEffect, useMemo, useReducer, useRef } from 'react'
import { isElsewhere, isMac, isWriting, matches } from '@/components/palette/keys'
import { imageIdIn } from './image-address'
import { type Choice, NONE_CHOSEN, reduceChoice } from './selection'

const startOf = (first: string | undefined): Choice =>
  first ? { ids: [first], anchor: first, choosing: true } : NONE_CHOSEN

/**
 * The pictures chosen on the wall, in order. Choosing the first begins it; Escape and letting go of the mode end
 * it; Control or Command with A chooses all that are loaded. `order` is that of the wall.
 */
export function useChosen(first: string | undefined, order: readonly string[], isOn: boolean) {
  const [{ ids, choosing }, act] = useReducer(reduceChoice, first, startOf)
  const latest = useRef(order)
  useLayoutEffect(() => {
    latest.current = order
  }, [order])
  const choose = useCallback(
    (id: string, toHere = false) =>
      act(toHere ? { type: 'stretched', to: id, order: latest.current } : { type: 'toggled', id }),
    [],
  )
  const chooseAll = useCallback(() => act({ type: 'all chosen', order: latest.current }), [])
  const setChoosing = useCallback((on: boolean) => act({ type: on ? 'begun' : 'ended' }), [])
  const sweep = useCallback(
    (under: readonly string[], kept: readonly string[]) => act({ type: 'swept', ids: under, kept }),
    [],
  )
  useLayoutEffect(() => {
    if (!isOn) return
    const onKeyDown = (event: KeyboardEvent) => {
      const isOnWall = imageIdIn(window.location.pathname) === undefined
      if (event.defaultPrevented || !isOnWall) return
      if (event.key === 'Escape' && choosing) setChoosing(false)
      if (!matches('mod+a', event, isMac()) || isWriting(event.target) || isElsewhere(event.target)) return
      event.preventDefault()
      chooseAll()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [isOn, choosing, setChoosing, chooseAll])
  const isChosen = useMemo(() => new Set(ids), [ids])
  const forget = useCallback((gone: readonly string[]) => act({ type: 'gone', ids: gone }), [])
  return { chosen: ids, isChosen, choosing, choose, chooseAll, setChoosing, sweep, forget }
}
