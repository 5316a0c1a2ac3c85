'use client'

import {
  Activity,
  type ComponentType,
  lazy,
  memo,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { signOfLife, wake } from './life'

const AGAIN_MS = 2_000

/** What is on the page can wait for its script; a page of errors would be worse. */
const insist = <T,>(load: () => Promise<T>): Promise<T> =>
  load().catch(async () => {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    return insist(load)
  })

/** A part to fetch with the first sign of life. */
export const lazyPart = <P extends object>(load: () => Promise<{ default: ComponentType<P> }>) =>
  lazy(() => signOfLife().then(() => insist(load))) as ComponentType<P>

type Held<P> = { part: ComponentType<P>; props: P; onAwake: () => void }

const HeldPart = memo(function HeldPart({ part: Part, props, onAwake }: Held<object>) {
  return (
    <Activity>
      <Part {...props} />
      <Awake onAwake={onAwake} />
    </Activity>
  )
})

type Props<P> = {
  /** Made by `lazyPart`. */
  part: ComponentType<P>
  props: P
  /** It wakes as soon as this is another. */
  shows: unknown
}

const never = () => () => {}
/** Whether this draws what the server drew before. */
const useIsHydrating = () =>
  useSyncExternalStore(
    never,
    () => false,
    () => true,
  )

/**
 * A part of a page that the server draws whole and the browser takes over with the first sign of life, or as soon as
 * what it shows changes: nobody waits for script that nobody uses yet. A click that comes before is done after.
 * Until then it keeps the props it was drawn with, and no context above it may change: React cannot draw anew what it
 * has no script for. An Activity and not a Suspense, because the server would send that apart.
 */
export function Asleep<P extends object>({ part, props, shows }: Props<P>) {
  const [awake, setAwake] = useState(false)
  const [onAwake] = useState(() => () => setAwake(true))
  const [drawn] = useState({ props, shows })
  const isHydrating = useIsHydrating()
  const [isTakenOver] = useState(isHydrating)
  const box = useHeldClick(awake)
  if (!isTakenOver) wake()
  useEffect(() => {
    if (shows !== drawn.shows) wake()
  }, [shows, drawn])
  return (
    <div ref={box} className="contents">
      <HeldPart part={part as ComponentType<object>} props={awake ? props : drawn.props} onAwake={onAwake} />
    </div>
  )
}

function Awake({ onAwake }: { onAwake: () => void }) {
  useEffect(onAwake, [onAwake])
  return null
}

const isWithKey = (event: MouseEvent) => event.metaKey || event.ctrlKey || event.shiftKey || event.altKey

/** Keeps the last click on what nobody answers yet, and lets it happen once somebody does. */
function useHeldClick(awake: boolean) {
  const box = useRef<HTMLDivElement>(null)
  const held = useRef<HTMLElement>(null)
  useEffect(() => {
    if (awake) {
      held.current?.click()
      held.current = null
      return
    }
    const hold = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('a, button') : null
      if (!target || !box.current?.contains(target)) return
      if (isWithKey(event) || target.hasAttribute('download')) return
      event.preventDefault()
      event.stopPropagation()
      held.current = target
    }
    // Before React, which lets nobody hear of a click on what it does not know yet.
    window.addEventListener('click', hold, true)
    return () => window.removeEventListener('click', hold, true)
  }, [awake])
  return box
}
