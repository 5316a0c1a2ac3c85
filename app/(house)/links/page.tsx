import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Links } from '@/components/share/links'
import { getMe, requireUser } from '@/lib/auth'
import { holds } from '@/lib/auth/permissions'
import { listLinks } from '@/lib/share'
import { readerCalendar } from '../reader'

export const metadata: Metadata = { title: 'Links' }

const FIRST_PAGE = 50

export default async function LinksPage() {
  const ctx = await requireUser()
  if (!holds(ctx.actor, 'share:create')) notFound()
  const [{ team }, firstPage, calendar] = await Promise.all([
    getMe(ctx),
    listLinks(ctx, { limit: FIRST_PAGE }),
    readerCalendar(ctx.now),
  ])
  return (
    <div className="mx-auto max-w-4xl px-4 pt-8 pb-16 md:px-8">
      <h1 className="serif text-title">Links</h1>
      <p className="mt-1 mb-6 max-w-[60ch] text-pretty text-ink-2">
        {leadWords(team.kind === 'shared', holds(ctx.actor, 'share:manage'))}
      </p>
      <Links key={ctx.actor.teamId} firstPage={firstPage} calendar={calendar} />
    </div>
  )
}

function leadWords(isShared: boolean, seesAll: boolean): string {
  if (!isShared) return 'What strangers can see of your work. You may revoke any of them.'
  return seesAll
    ? 'What strangers can see of this team, and since when. You may revoke any of them.'
    : 'What strangers can see of your work here. The leads of the team see this list too.'
}
