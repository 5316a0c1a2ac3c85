import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AuditLog } from '@/components/audit/audit-log'
import { listAudit } from '@/lib/audit'
import { requireUser } from '@/lib/auth'
import { holds } from '@/lib/auth/permissions'
import { listMembers } from '@/lib/membership'
import { readerCalendar } from '../../reader'

export const metadata: Metadata = { title: 'Audit log' }

const FIRST_PAGE = 50

export default async function AuditPage() {
  const ctx = await requireUser()
  if (!holds(ctx.actor, 'audit:read')) notFound()
  const [firstPage, members, calendar] = await Promise.all([
    listAudit(ctx, { limit: FIRST_PAGE }),
    listMembers(ctx),
    readerCalendar(ctx.now),
  ])
  return (
    <div className="mx-auto max-w-4xl px-4 pt-8 pb-16 md:px-8">
      <h1 className="serif mb-1 text-title">Audit log</h1>
      <p className="mb-6 text-pretty text-ink-2">
        Who invited, shared, revoked, downloaded originals and changed roles. Nothing in it can be changed.
      </p>
      <AuditLog
        firstPage={firstPage}
        people={members.items.map(({ userId, name }) => ({ id: userId, name }))}
        calendar={calendar}
      />
    </div>
  )
}
