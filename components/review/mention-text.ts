import { piecesOf } from '@/lib/review/rules'

export type Person = { id: string; name: string }

/** What is being typed after an @ right before the caret: where it begins and the letters so far; null when nothing is. */
export function mentionAt(text: string, caret: number): { from: number; letters: string } | null {
  const match = /(^|[\s(])@([\p{L}\p{N}._-]{0,30})$/u.exec(text.slice(0, caret))
  if (!match) return null
  const letters = match[2] ?? ''
  return { from: caret - letters.length - 1, letters }
}

/** Those of the people one of whose names begins with the letters. */
export function matching(people: readonly Person[], letters: string, most = 6): Person[] {
  const wanted = letters.toLocaleLowerCase()
  const fits = ({ name }: Person) =>
    name.toLocaleLowerCase().startsWith(wanted) ||
    name
      .toLocaleLowerCase()
      .split(/\s+/)
      .some((word) => word.startsWith(wanted))
  return people.filter(fits).slice(0, most)
}

/** The text as it is sent: `@Name` of each who was picked becomes their id. Longer names first: one may begin another. */
export function encode(text: string, picked: readonly Person[]): string {
  const byLength = [...picked].sort((a, b) => b.name.length - a.name.length)
  return byLength.reduce((all, { id, name }) => all.replaceAll(`@${name}`, `@{${id}}`), text)
}

/** The text as it is edited: ids become names. */
export function decode(text: string, named: readonly Person[]): string {
  const names = new Map(named.map(({ id, name }) => [id, name]))
  return piecesOf(text)
    .map((piece) => ('words' in piece ? piece.words : `@${names.get(piece.id) ?? `{${piece.id}}`}`))
    .join('')
}
