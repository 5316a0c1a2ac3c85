'use client'

import { useCallback, useEffect } from 'react'
import { callApi } from '@/components/frame/api'
import { useHouse } from '@/components/frame/live'
import { useMe } from '@/components/frame/me'
import type { Calendar } from '@/components/gallery/calendar'
import { useCalendar } from '@/components/gallery/use-calendar'
import { Button, ButtonLink } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import type { InboxPage, NotificationView } from '@/lib/news/schema'
import { INVITE_ENDS } from '@/lib/teams/rules'
import { Days, Older } from './days'
import type { Answered } from './invite-answer'
import { NotificationLine } from './notification-line'
import { usePages } from './use-pages'

const SETTLE_MS = 300
const createdAt = ({ createdAt: at }: NotificationView) => at
const idOf = ({ id }: NotificationView) => id

const declined = (item: NotificationView): NotificationView =>
  item.invite?.state === 'open'
    ? {
        ...item,
        invite: { ...item.invite, state: 'declined' },
        sentence: `${item.sentence}. ${INVITE_ENDS.declined}`,
      }
    : item

/** Everything one was told, live; what is opened is read. */
export function Inbox({ firstPage, calendar: assumed }: { firstPage: InboxPage; calendar: Calendar }) {
  const calendar = useCalendar(assumed)
  const me = useMe()
  const { page, setPage, loading, askOlder, askNewest } = usePages<NotificationView>(firstPage, '/inbox')
  useNews(askNewest)

  const markHere = (isMeant: (id: string) => boolean) => {
    const readAt = new Date().toISOString()
    const mark = (item: NotificationView) =>
      item.readAt === null && isMeant(item.id) ? { ...item, readAt } : item
    setPage((was) => ({ ...was, items: was.items.map(mark) }))
  }
  async function read({ id, readAt }: NotificationView) {
    if (readAt !== null) return
    markHere((each) => each === id)
    await callApi(`/inbox/${id}/read`, { method: 'POST' })
  }
  async function answered(item: NotificationView, how: Answered) {
    const { id } = item
    if (how === 'over') return read(item).then(askNewest)
    markHere((each) => each === id)
    setPage((was) => ({ ...was, items: was.items.map((each) => (each.id === id ? declined(each) : each)) }))
  }
  async function readAll() {
    const before = page
    markHere(() => true)
    const answer = await callApi('/inbox/read', { method: 'POST' })
    if (answer.ok) return
    setPage(before)
    toast(answer.message, { tone: 'bad' })
  }

  if (page.items.length === 0 && page.nextCursor === null) return <Nothing />
  return (
    <div className="grid gap-7">
      {page.items.some(({ readAt }) => readAt === null) ? (
        <Button size="s" onClick={readAll} className="justify-self-start">
          Mark all as read
        </Button>
      ) : null}
      <Days items={page.items} calendar={calendar} timeOf={createdAt} keyOf={idOf}>
        {(item) => (
          <NotificationLine
            item={item}
            calendar={calendar}
            teamId={me.team.id}
            onRead={() => void read(item)}
            onAnswered={(how) => void answered(item, how)}
          />
        )}
      </Days>
      <Older loading={loading} nextCursor={page.nextCursor} onMore={askOlder} />
    </div>
  )
}

function Nothing() {
  return (
    <div className="grid justify-items-start gap-5">
      <p className="serif max-w-[30ch] text-title text-balance text-ink-2">
        Nobody has told you anything yet. Mentions, comments and what is shared with you arrive here.
      </p>
      <ButtonLink href="/settings#notifications">Choose what you are told of</ButtonLink>
    </div>
  )
}

/** Reads the top anew when there is news; what comes together is read together. */
function useNews(read: () => void) {
  const { listen } = useHouse()
  const soon = useCallback(() => read(), [read])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(soon, SETTLE_MS)
    }
    const leave = listen({ onInbox: later, onResumed: later, onOpened: later })
    return () => {
      clearTimeout(timer)
      leave()
    }
  }, [listen, soon])
}
