'use client'

import type { Route } from 'next'
import { useMe } from '@/components/frame/me'
import { type Calendar, timeOf } from '@/components/gallery/calendar'
import { useCalendar } from '@/components/gallery/use-calendar'
import { ButtonLink } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import type { ActivityPage, HappeningView } from '@/lib/news/schema'
import { Days, Older } from './days'
import { Thumb } from './thumb'
import { usePages } from './use-pages'

const atOf = ({ at }: HappeningView) => at
const idOf = ({ id }: HappeningView) => id
const ROW = 'flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 py-2.5 transition-colors'

/** What the people of the team did, as far as one may see it. */
export function Activity({ firstPage, calendar: assumed }: { firstPage: ActivityPage; calendar: Calendar }) {
  const calendar = useCalendar(assumed)
  const isShared = useMe().team.kind === 'shared'
  const { page, loading, askOlder } = usePages<HappeningView>(firstPage, '/activity')
  if (page.items.length === 0 && page.nextCursor === null)
    return (
      <div className="grid justify-items-start gap-5">
        <p className="serif max-w-[32ch] text-title text-balance text-ink-2">
          {isShared
            ? 'Nothing has happened here yet. What people show, collect, review and say is told here.'
            : 'You work alone here. In a team, what people show, collect, review and say is told here.'}
        </p>
        <ButtonLink href={isShared ? '/gallery' : '/team'}>
          {isShared ? 'Show something from the gallery' : 'Work with others'}
        </ButtonLink>
      </div>
    )
  return (
    <div className="grid gap-7">
      <Days items={page.items} calendar={calendar} timeOf={atOf} keyOf={idOf}>
        {(item) => <Happening item={item} calendar={calendar} />}
      </Days>
      <Older loading={loading} nextCursor={page.nextCursor} onMore={askOlder} />
    </div>
  )
}

function Happening({ item, calendar }: { item: HappeningView; calendar: Calendar }) {
  const words = (
    <>
      <span className="grid min-w-0 grow basis-56 gap-0.5">
        <span className="[overflow-wrap:anywhere]">{item.sentence}</span>
        {item.quote ? (
          <span className="line-clamp-2 text-ink-2 [overflow-wrap:anywhere]">“{item.quote}”</span>
        ) : null}
        <time dateTime={item.at} className="num text-sm text-ink-3">
          {timeOf(item.at, calendar)}
        </time>
      </span>
      {item.images.length > 0 ? (
        <span className="flex gap-1.5">
          {item.images.map((image) => (
            <Thumb key={image.id} image={image} />
          ))}
        </span>
      ) : null}
    </>
  )
  if (!item.href) return <div className={ROW}>{words}</div>
  return (
    <Link href={item.href as Route} className={cx(ROW, 'hover:bg-sunk')}>
      {words}
    </Link>
  )
}
