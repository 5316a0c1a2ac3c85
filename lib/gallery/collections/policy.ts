import { may } from '@/lib/auth/permissions'
import { type Actor, isOwn, roleIn } from '@/lib/core/actor'
import { LEVELS, type Level } from './schema'

/** A collection with what the asking person was granted of it. */
export type CollectionAccess = {
  teamId: string
  userId: string
  deletedAt: Date | null
  teamLevel: Level | null
  grantLevel: Level | null
}

const rank = (level: Level | null): number => (level === null ? -1 : LEVELS.indexOf(level))
const higher = (a: Level | null, b: Level | null): Level | null => (rank(a) >= rank(b) ? a : b)

/**
 * What a person may do with a collection, in the trash or not; null: nothing, it is not there for them. Its owner and,
 * where the team sees it, the team's leads manage it; a private one is private to leads as well. Who may change
 * nothing in the team only looks.
 */
export function levelOf(actor: Actor, row: CollectionAccess): Level | null {
  const role = roleIn(actor, row.teamId)
  if (!role) return null
  const leads = row.teamLevel !== null && (role === 'owner' || role === 'admin')
  const level = isOwn(actor, row) || leads ? 'manage' : higher(row.teamLevel, row.grantLevel)
  return level !== null && !may(actor, 'collection:manage', row.teamId) ? 'view' : level
}

const living = (row: CollectionAccess): boolean => row.deletedAt === null
const reaches = (actor: Actor, row: CollectionAccess, wanted: Level): boolean =>
  rank(levelOf(actor, row)) >= rank(wanted)

export const mayReadCollection = (actor: Actor, row: CollectionAccess): boolean =>
  living(row) && reaches(actor, row, 'view')
export const mayAddToCollection = (actor: Actor, row: CollectionAccess): boolean =>
  living(row) && reaches(actor, row, 'add')
export const mayManageCollection = (actor: Actor, row: CollectionAccess): boolean =>
  living(row) && reaches(actor, row, 'manage')
/** Into the trash and back: also what lies there already. */
export const mayDiscardCollection = (actor: Actor, row: CollectionAccess): boolean =>
  reaches(actor, row, 'manage')
