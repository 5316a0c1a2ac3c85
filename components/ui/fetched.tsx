'use client'

import { type ReactNode, use, useEffect, useReducer, useRef } from 'react'
import { toast } from './toast-store'

type Component<P> = (props: P) => ReactNode
type Load<P> = () => Promise<{ default: Component<P> }>
/** Stands where something could not be fetched: `again` fetches it once more, `forget` leaves that to the next drawing. */
type Missing<P> = (props: { of: P; again: () => void; forget: () => void }) => ReactNode
type Closable =
  | { onOpenChange: (open: false) => void }
  | { onClose: () => void }
  | { onDone: () => void }
  | { onClear: () => void }

const isShut = (props: object) => 'open' in props && props.open === false

function close(it: Closable) {
  if ('onOpenChange' in it) it.onOpenChange(false)
  else if ('onClose' in it) it.onClose()
  else if ('onDone' in it) it.onDone()
  else it.onClear()
}

const sayUnreached = () => toast('The studio cannot be reached.', { tone: 'bad' })

function SaidAndClosed({ of, forget }: { of: Closable; forget: () => void }) {
  const latest = useRef(of)
  useEffect(() => {
    forget()
    sayUnreached()
    close(latest.current)
  }, [forget])
  return null
}

const InItsPlace = ({ again }: { again: () => void }) => (
  <p role="alert" className="text-sm text-ink-2">
    Something that belongs here could not be fetched.{' '}
    <button type="button" onClick={again} className="rounded-xs underline hover:text-ink touch:min-h-11">
      Try again
    </button>
  </p>
)

/** `React.lazy`, but what cannot be fetched is no error of the page: `Missing` stands in, and it may be asked for again. */
function fetched<P extends object>(load: Load<P>, Missing: Missing<P>) {
  let Fetched: Component<P> | null = null
  let asked: Promise<Component<P> | null> | null = null
  const fetchIt = async () => {
    try {
      Fetched = (await load()).default
    } catch {}
    return Fetched
  }
  const ask = () => {
    asked ??= fetchIt()
    return asked
  }
  const forget = () => {
    asked = null
  }
  function Part(props: P) {
    const [, redraw] = useReducer((times: number) => times + 1, 0)
    useEffect(() => forget, [])
    if (!Fetched && isShut(props)) return null
    const Drawn = Fetched ?? use(ask())
    if (Drawn) return <Drawn {...props} />
    const again = () => {
      forget()
      redraw()
    }
    return <Missing of={props} again={again} forget={forget} />
  }
  /** Fetches it ahead of need. */
  return Object.assign(Part, { warm: () => void fetchIt() })
}

/** What a press works with; where it cannot be fetched a sentence says so, and it is null. */
export async function fetchedOrSaid<T>(load: () => Promise<T>): Promise<T | null> {
  try {
    return await load()
  } catch {
    sayUnreached()
    return null
  }
}

/**
 * What is fetched for a press: a dialog, a menu, a form in a dialog. Where it cannot be, a sentence says so and it
 * counts as closed, so that the next press asks for it anew. Drawn inside a `Suspense`.
 */
export const fetchedOnPress = <P extends Closable>(load: Load<P>) => fetched<P>(load, SaidAndClosed)

/** What is fetched as a part of the page; where it cannot be, `Missing` stands in its place. Drawn inside a `Suspense`. */
export const fetchedInPlace = <P extends object>(load: Load<P>, Missing: Missing<P> = InItsPlace) =>
  fetched<P>(load, Missing)
