import { ButtonLink } from '@/components/ui/button'
import type { View } from './wall-state'

const WORDS = {
  all: { sentence: 'Every image you make will hang here.', button: 'Make the first one', href: '/studio' },
  team: {
    sentence: 'What somebody shows to the team hangs here.',
    button: 'To your own pictures',
    href: '/gallery',
  },
  collection: {
    sentence: 'Nothing hangs in this collection yet.',
    button: 'Look through the gallery',
    href: '/gallery',
  },
  favourites: {
    sentence: 'Press f on a picture you love, and it hangs here too.',
    button: 'Look through the gallery',
    href: '/gallery',
  },
  trash: { sentence: 'The trash is empty.', button: 'Back to the gallery', href: '/gallery' },
} as const

/** One sentence, one button. */
export function EmptyWall({ view }: { view: View }) {
  const { sentence, button, href } = WORDS[view]
  return (
    <div className="grid min-h-[min(60vh,32rem)] place-content-center justify-items-center gap-5 text-center">
      <EmptyFrames />
      <p className="serif text-title text-balance">{sentence}</p>
      <ButtonLink href={href} variant="solid" size="l">
        {button}
      </ButtonLink>
    </div>
  )
}

export function EmptyFrames() {
  return (
    <svg viewBox="0 0 150 56" aria-hidden="true" className="w-[150px] fill-none stroke-line-strong">
      <rect x="0.5" y="8.5" width="39" height="47" rx="5" strokeDasharray="3 3" />
      <rect x="46.5" y="0.5" width="57" height="55" rx="5" strokeDasharray="3 3" />
      <rect x="110.5" y="8.5" width="39" height="47" rx="5" strokeDasharray="3 3" />
    </svg>
  )
}
