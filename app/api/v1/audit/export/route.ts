import { exportAudit } from '@/lib/audit'
import { AuditFilters } from '@/lib/audit/schema'
import { route } from '@/lib/http'

export const GET = route({ permission: 'audit:read', query: AuditFilters }, async (ctx, { query }) =>
  exportAudit(ctx, query),
)
