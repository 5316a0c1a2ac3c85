'use client'

import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { LaunchProps } from './launch'
import { credits, images, shortSentence } from './price'

/** What would still work, so that running out is not the end. */
function WayOut({ count, times, quote, cheaper, onFewer, onCheaper }: LaunchProps) {
  const link = 'num rounded-xs text-left underline hover:text-ink touch:min-h-11'
  const { affordable } = quote
  if (affordable > 0 && affordable < count)
    return (
      <button type="button" onClick={() => onFewer(affordable)} className={link}>
        Make {images(affordable)} {times > 1 ? 'of each' : ''} instead
      </button>
    )
  if (!cheaper || times > 1) return <span>An operator can grant you credits.</span>
  return (
    <button type="button" onClick={() => onCheaper(cheaper.model.id)} className={link}>
      One image with {cheaper.model.name}: {credits(cheaper.costCenticredits)}
    </button>
  )
}

/** Instead of the button where the credits do not reach. */
export default function TooLittle(props: LaunchProps) {
  return (
    <>
      <ButtonLink href="/credits" size="l" className="num w-full font-semibold">
        {shortSentence(props.quote.costCenticredits, props.availableCenticredits)}
      </ButtonLink>
      <div className="flex min-h-7 items-center justify-between gap-3 text-xs text-ink-3">
        <WayOut {...props} />
        <Link href="/credits#more" className="shrink-0 rounded-xs underline hover:text-ink touch:py-3">
          Get more credits
        </Link>
      </div>
    </>
  )
}
