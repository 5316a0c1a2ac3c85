import { Download } from 'lucide-react'
import { Mark } from '@/components/frame/mark'
import type { Calendar } from '@/components/gallery/calendar'
import { buttonClass } from '@/components/ui/button-class'
import type { SharedView } from '@/lib/share/schema'
import { SharedReviewHead } from './shared-review'
import { sharedApi } from './shared-url'
import { SharedWall } from './shared-wall'

type Props = { token: string; view: SharedView; calendar: Calendar }

/** What a stranger with a link sees: a title, who shows it, and the pictures. */
export function SharedPageView({ token, view, calendar }: Props) {
  const isReviewed = view.allowsVotes || view.allowsComments
  return (
    <div className="mx-auto w-full max-w-[70rem] px-4 pt-6 pb-20 sm:px-8 md:pt-12 xl:px-0">
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
        <p className="flex min-w-0 items-center gap-3 text-ink-2">
          <Mark />
          <span className="min-w-0 [overflow-wrap:anywhere]">{sharedSentence(view, calendar)}</span>
        </p>
        {view.allowsDownload && view.imageCount > 0 ? <DownloadAll token={token} view={view} /> : null}
      </header>
      <main className="mt-8 md:mt-10">
        <h1 className="serif max-w-[24ch] text-[2.25rem] leading-[1.08] text-balance [overflow-wrap:anywhere] md:text-[3.25rem]">
          <Title text={view.title} />
        </h1>
        {view.description ? (
          <p className="mt-4 max-w-[60ch] text-md whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]">
            {view.description}
          </p>
        ) : null}
        {isReviewed ? <SharedReviewHead token={token} view={view} /> : null}
        <div className="mt-8 md:mt-10">
          <SharedWall token={token} view={view} />
        </div>
      </main>
    </div>
  )
}

const LONG_CHARS = 90

/** What comes after the first comma leans, as on the wall of an exhibition; a whole prompt does not. */
function Title({ text }: { text: string }) {
  const comma = text.indexOf(', ')
  if (comma === -1 || text.length > LONG_CHARS) return text
  return (
    <>
      {text.slice(0, comma + 1)} <em>{text.slice(comma + 2)}</em>
    </>
  )
}

/** `Shared by Theo at Northlight on 21 November · open until 4 December`. */
function sharedSentence(
  { sharedBy, sharedAt, expiresAt }: SharedView,
  { locale, timeZone, nowIso }: Calendar,
) {
  const day = (iso: string) => {
    const sameYear = iso.slice(0, 4) === nowIso.slice(0, 4)
    const year = sameYear ? {} : ({ year: 'numeric' } as const)
    return new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', ...year }).format(
      new Date(iso),
    )
  }
  const at = sharedBy.team ? ` at ${sharedBy.team}` : ''
  const until = expiresAt ? ` · open until ${day(expiresAt)}` : ''
  return `Shared by ${sharedBy.name}${at} on ${day(sharedAt)}${until}`
}

function DownloadAll({ token, view }: Omit<Props, 'calendar'>) {
  const one = view.imageCount === 1 ? view.items[0] : undefined
  const href = one ? sharedApi(token, `/images/${one.id}/original`) : sharedApi(token, '/zip')
  return (
    <a href={href} download className={buttonClass()}>
      <Download className="size-4" strokeWidth={1.6} aria-hidden="true" />
      {one ? 'Download' : `Download all ${view.imageCount}`}
    </a>
  )
}
