import { listAudit } from '@/lib/audit'
import { AuditQuery } from '@/lib/audit/schema'
import { route } from '@/lib/http'

export const GET = route({ permission: 'audit:read', query: AuditQuery }, (ctx, { query }) =>
  listAudit(ctx, query),
)
