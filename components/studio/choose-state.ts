export type Verdict = 'kept' | 'trashed'
/** The pictures of a run one after the other, and what was said of those before `at`. */
export type Choosing = { ids: readonly string[]; verdicts: readonly Verdict[] }

export type ChoosingAction =
  | { type: 'judged'; verdict: Verdict }
  | { type: 'stepped back' }
  | { type: 'begun again' }
  /** It could not be moved to the trash: it is kept after all. */
  | { type: 'kept after all'; id: string }

export const beginChoosing = (ids: readonly string[]): Choosing => ({ ids, verdicts: [] })

export const currentId = ({ ids, verdicts }: Choosing): string | undefined => ids[verdicts.length]

export function reduceChoosing(choosing: Choosing, action: ChoosingAction): Choosing {
  const { ids, verdicts } = choosing
  switch (action.type) {
    case 'judged':
      return verdicts.length < ids.length ? { ids, verdicts: [...verdicts, action.verdict] } : choosing
    case 'stepped back':
      return { ids, verdicts: verdicts.slice(0, -1) }
    case 'begun again':
      return beginChoosing(ids)
    case 'kept after all':
      return { ids, verdicts: verdicts.map((verdict, at) => (ids[at] === action.id ? 'kept' : verdict)) }
  }
}

const idsOf = (verdict: Verdict, { ids, verdicts }: Choosing) =>
  ids.filter((_, at) => verdicts[at] === verdict)
export const trashedIds = (choosing: Choosing) => idsOf('trashed', choosing)

const WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const all = (count: number) => (count === 2 ? 'both' : `all ${WORDS[count] ?? count}`)

/** `You kept two, now among your favourites, and moved one to the trash, where it stays for 30 days.` */
export function outcomeSentence(choosing: Choosing): string {
  const [kept, trashed] = [idsOf('kept', choosing).length, trashedIds(choosing).length]
  if (trashed === 0) return `You kept ${all(kept)}, now among your favourites.`
  if (kept === 0) return `You moved ${all(trashed)} to the trash, where they stay for 30 days.`
  const stay = trashed === 1 ? 'it stays' : 'they stay'
  return `You kept ${WORDS[kept] ?? kept}, now among your favourites, and moved ${WORDS[trashed] ?? trashed} to the trash, where ${stay} for 30 days.`
}
