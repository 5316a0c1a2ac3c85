import { buttonClass } from '@/components/ui/button-class'
import { Mark } from './mark'

/** What a wrong, old or somebody else's address shows: the three are not told apart. Every page carries it, so it has no script. */
export function NothingHere() {
  return (
    <div className="grid min-h-[70dvh] place-content-center justify-items-center gap-4 p-6 text-center">
      <Mark />
      <h1 className="serif text-display">There is nothing here</h1>
      <p className="max-w-[44ch] text-ink-2">
        The address may be mistyped, what was here may be gone for good, or it is somebody else’s.
      </p>
      <a href="/studio" className={buttonClass({ variant: 'solid' })}>
        To the studio
      </a>
    </div>
  )
}
