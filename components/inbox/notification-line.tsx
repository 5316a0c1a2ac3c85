import type { Route } from 'next'
import { type ReactNode, useRef } from 'react'
import { type Calendar, timeOf } from '@/components/gallery/calendar'
import { cx } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import type { NotificationView } from '@/lib/news/schema'
import { type Answered, type Invite, InviteAnswer } from './invite-answer'
import { Thumb } from './thumb'

type Props = {
  item: NotificationView
  calendar: Calendar
  /** Said where it is another than the one the page is of. */
  teamId: string
  onRead: () => void
  onAnswered: (how: Answered) => void
}

const ROW = 'flex w-full min-h-14 items-center gap-3 py-2.5 text-left transition-colors'

/** One thing one was told: unread ones carry a mark and stand out. */
export function NotificationLine({ item, calendar, teamId, onRead, onAnswered }: Props) {
  const isUnread = item.readAt === null
  const words = <Words item={item} calendar={calendar} teamId={teamId} isUnread={isUnread} />
  if (item.invite && (item.invite.state === 'open' || !isUnread))
    return (
      <InviteLine invite={item.invite} onAnswered={onAnswered}>
        {words}
      </InviteLine>
    )
  if (item.href)
    return (
      <Link href={item.href as Route} onClick={onRead} className={cx(ROW, 'hover:bg-sunk')}>
        {words}
      </Link>
    )
  if (!isUnread) return <div className={ROW}>{words}</div>
  return (
    <button type="button" onClick={onRead} className={cx(ROW, 'hover:bg-sunk')}>
      {words}
    </button>
  )
}

type InviteProps = { invite: Invite; onAnswered: (how: Answered) => void; children: ReactNode }

/** Once it is answered its buttons go, and whoever pressed one stays at the line. */
function InviteLine({ invite, onAnswered, children }: InviteProps) {
  const line = useRef<HTMLDivElement>(null)
  return (
    <div ref={line} tabIndex={-1} className={cx(ROW, 'flex-wrap sm:flex-nowrap')}>
      <span className="flex min-w-0 grow items-center gap-3 max-sm:w-full">{children}</span>
      {invite.state === 'open' ? (
        <InviteAnswer
          invite={invite}
          onAnswered={(how) => {
            line.current?.focus()
            onAnswered(how)
          }}
        />
      ) : null}
    </div>
  )
}

type WordsProps = Omit<Props, 'onRead' | 'onAnswered'> & { isUnread: boolean }

function Words({ item, calendar, teamId, isUnread }: WordsProps) {
  const elsewhere = item.team && item.team.id !== teamId ? ` · ${item.team.name}` : ''
  return (
    <>
      <span className={cx('size-2 shrink-0 rounded-full', isUnread && 'bg-live')}>
        {isUnread ? <span className="sr-only">Unread: </span> : null}
      </span>
      <span className="grid min-w-0 grow gap-0.5">
        <span className={cx('[overflow-wrap:anywhere]', isUnread ? 'font-medium' : 'text-ink-2')}>
          {item.sentence}
        </span>
        {item.quote ? (
          <span className="line-clamp-2 text-ink-2 [overflow-wrap:anywhere]">“{item.quote}”</span>
        ) : null}
        <span className="num text-sm text-ink-3">
          <time dateTime={item.createdAt}>{timeOf(item.createdAt, calendar)}</time>
          {elsewhere}
        </span>
      </span>
      {item.image ? <Thumb image={item.image} /> : null}
    </>
  )
}
