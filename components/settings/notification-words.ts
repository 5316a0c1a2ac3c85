import type { ToldKind } from '@/lib/inbox/schema'

/** What each kind of news is called where it is set, in their order. */
export const KIND_SENTENCES: Record<ToldKind, string> = {
  mentioned: 'Somebody mentions you',
  commented: 'Somebody comments on your image or answers you',
  invited: 'Somebody invites you to a team',
  joined: 'Somebody joins a team you lead',
  removed: 'You are removed from a team',
  'role-changed': 'Your role changes',
  'collection-shared': 'A collection is shared with you',
  'round-opened': 'A review round opens',
  'round-closed': 'A review round closes',
  'guest-voted': 'A guest votes',
  'guest-commented': 'A guest comments',
  'links-inherited': 'Somebody leaves you their share links',
  'credits-received': 'You are given credits',
}

export const KINDS = Object.keys(KIND_SENTENCES) as ToldKind[]
