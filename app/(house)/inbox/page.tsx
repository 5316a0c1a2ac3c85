import type { Metadata } from 'next'
import { Inbox } from '@/components/inbox/inbox'
import { InboxLayout } from '@/components/inbox/inbox-layout'
import { requireUser } from '@/lib/auth'
import { listInbox } from '@/lib/news'
import { readerCalendar } from '../reader'

export const metadata: Metadata = { title: 'Inbox' }

const FIRST_PAGE = 50

export default async function InboxPage() {
  const ctx = await requireUser()
  const [firstPage, calendar] = await Promise.all([
    listInbox(ctx, { limit: FIRST_PAGE }),
    readerCalendar(ctx.now),
  ])
  return (
    <InboxLayout here="/inbox">
      <Inbox firstPage={firstPage} calendar={calendar} />
    </InboxLayout>
  )
}
