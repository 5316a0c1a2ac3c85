import type { AUDIT_GROUPS } from '@/lib/audit/schema'

type Group = (typeof AUDIT_GROUPS)[number]

/** What people call each group of what is kept. */
export const AUDIT_GROUP_WORDS: readonly { id: Group; name: string }[] = [
  { id: 'team', name: 'The team' },
  { id: 'member', name: 'Members' },
  { id: 'credits', name: 'Credits' },
  { id: 'image', name: 'Images' },
  { id: 'collection', name: 'Collections' },
  { id: 'link', name: 'Share links' },
  { id: 'round', name: 'Review rounds' },
  { id: 'token', name: 'API tokens' },
]
