'use client'

import { useCallback, useEffect, useState } from 'react'
import { imageIdIn } from './image-address'
import { toggled } from './selection'

/** The pictures chosen on the wall, in order. Choosing the first begins it; Escape and letting go of the mode end it. */
export function useChosen(first: string | undefined) {
  const [chosen, setChosen] = useState<readonly string[]>(first ? [first] : [])
  const [choosing, setChoosingNow] = useState(first !== undefined)
  const setChoosing = useCallback((on: boolean) => {
    setChoosingNow(on)
    if (!on) setChosen([])
  }, [])
  const choose = useCallback((id: string) => {
    setChosen((now) => toggled(now, id))
    setChoosingNow(true)
  }, [])
  useEffect(() => {
    if (!choosing) return
    const onKeyDown = (event: KeyboardEvent) => {
      const isOnWall = imageIdIn(window.location.pathname) === undefined
      if (event.key === 'Escape' && !event.defaultPrevented && isOnWall) setChoosing(false)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [choosing, setChoosing])
  return { chosen, choosing, choose, setChoosing }
}
