import type { Metadata } from 'next'
import { Activity } from '@/components/inbox/activity'
import { InboxLayout } from '@/components/inbox/inbox-layout'
import { requireUser } from '@/lib/auth'
import { listActivity } from '@/lib/news'
import { readerCalendar } from '../../reader'

export const metadata: Metadata = { title: 'Activity' }

const FIRST_PAGE = 50

export default async function ActivityPage() {
  const ctx = await requireUser()
  const [firstPage, calendar] = await Promise.all([
    listActivity(ctx, { limit: FIRST_PAGE }),
    readerCalendar(ctx.now),
  ])
  return (
    <InboxLayout here="/inbox/activity">
      <Activity firstPage={firstPage} calendar={calendar} />
    </InboxLayout>
  )
}
