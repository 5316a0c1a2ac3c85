'use client'

import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { cx } from './class-names'
import { dismissToast, type Toast, toastStore } from './toast-store'

export { dismissToast, toast } from './toast-store'

const NONE: readonly Toast[] = []
const INVERSE_BUTTON =
  'rounded-s px-2.5 font-semibold hover:opacity-80 focus-visible:outline-offset-0 h-8 touch:h-11'

function ToastCard({ item }: { item: Toast }) {
  const [kept, setKept] = useState(false)
  const { id, action } = item
  useEffect(() => {
    if (kept) return
    const timer = setTimeout(() => dismissToast(id), action ? 10_000 : 6_000)
    return () => clearTimeout(timer)
  }, [id, action, kept])
  const act = () => {
    action?.onAction()
    dismissToast(id)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering or focusing only keeps it from leaving
    <div
      onMouseEnter={() => setKept(true)}
      onMouseLeave={() => setKept(false)}
      onFocus={() => setKept(true)}
      onBlur={() => setKept(false)}
      className="pointer-events-auto flex max-w-full animate-appear items-center gap-1 rounded-card bg-solid py-1.5 pr-1.5 pl-4 text-on-solid shadow-float"
    >
      {item.tone === 'bad' ? (
        <span aria-hidden="true" className="mr-1.5 size-2 shrink-0 rounded-full bg-live" />
      ) : null}
      <span className="min-w-0 py-1">{item.message}</span>
      {action ? (
        <button type="button" onClick={act} className={INVERSE_BUTTON}>
          {action.label}
        </button>
      ) : null}
      <button type="button" aria-label="Dismiss" onClick={() => dismissToast(id)} className={INVERSE_BUTTON}>
        <X className="size-4" strokeWidth={1.6} aria-hidden="true" />
      </button>
    </div>
  )
}

/** Where toasts appear and are read aloud. Rendered once, in the layout. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.snapshot, () => NONE)
  return (
    <section
      aria-label="Notices"
      aria-live="polite"
      className={cx(
        'pointer-events-none fixed inset-x-4 bottom-[calc(8.75rem+env(safe-area-inset-bottom))] z-60',
        'flex flex-col items-center gap-2 md:bottom-6',
      )}
    >
      {toasts.map((item) => (
        <ToastCard key={item.id} item={item} />
      ))}
    </section>
  )
}
