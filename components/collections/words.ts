import type { CollectionCard, Level } from '@/lib/gallery/collections/schema'

export const countInWords = (count: number): string =>
  count === 0 ? 'Empty' : count === 1 ? '1 picture' : `${count} pictures`

/** What one may do, as a choice in a form. */
export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  view: 'look',
  add: 'look and add',
  manage: 'look, add and arrange',
}

/** Who sees it; `team` is its name, null in a personal one, where that goes without saying. */
export function seenBy(
  { teamLevel, owner }: Pick<CollectionCard, 'teamLevel' | 'owner'>,
  me: string,
): string {
  if (teamLevel === null) return owner.id === me ? 'Private' : `Private, of ${owner.name}`
  return owner.id === me ? 'Shared with the team' : `Shared by ${owner.name}`
}
