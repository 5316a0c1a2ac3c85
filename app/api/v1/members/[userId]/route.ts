import { route } from '@/lib/http'
import { changeRole, removeMember } from '@/lib/membership'
import { ChangeRoleInput, MemberParams, RemoveMemberQuery } from '@/lib/teams/schema'

export const PATCH = route(
  { permission: 'member:manage', params: MemberParams, body: ChangeRoleInput },
  (ctx, { params, body }) => changeRole(ctx, params.userId, body),
)

export const DELETE = route(
  { permission: 'member:manage', params: MemberParams, query: RemoveMemberQuery },
  (ctx, { params, query }) => removeMember(ctx, params.userId, query),
)
