import { Mark } from '@/components/frame/mark'

/** The same for an address that never was, is over, was shut, or shows something that is gone. */
export default function NothingShared() {
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-4 p-6 text-center">
      <Mark />
      <h1 className="serif text-display">Nothing is shared here</h1>
      <p className="max-w-[44ch] text-ink-2">
        The address may be mistyped, or what was here is not shared any more. Ask whoever sent it to you.
      </p>
    </main>
  )
}
