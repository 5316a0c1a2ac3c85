import type { CollectionCard, Level } from '@/lib/gallery/collections/schema'

export const countInWords = (count: number): string =>
  count === 0 ? 'Empty' : count === 1 ? '1 picture' : `${count} pictures`

/** What one may do, as a choice in a form. */
export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  view: 'look',
  add: 'look and add',
  manage: 'look, add and arrange',
}

/** Who sees it, in a shared team: elsewhere that goes without saying. */
export function seenBy(
  { teamLevel, owner }: Pick<CollectionCard, 'teamLevel' | 'owner'>,
  me: string,
): string {
  if (teamLevel === null) return owner.id === me ? 'Private' : `Private, by ${owner.name}`
  return owner.id === me ? 'Shared' : `Shared by ${owner.name}`
}
