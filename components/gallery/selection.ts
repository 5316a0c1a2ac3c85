/** The pictures chosen on the wall, in the order in which they were; `anchor` is where a range begins. */
export type Choice = { ids: readonly string[]; anchor: string | null; choosing: boolean }

/** `order` is that of the wall, by id. */
export type ChoiceAction =
  | { type: 'toggled'; id: string }
  | { type: 'stretched'; to: string; order: readonly string[] }
  | { type: 'all chosen'; order: readonly string[] }
  /** Under a rubber band; `kept` is what was chosen before it, where that stays. */
  | { type: 'swept'; ids: readonly string[]; kept: readonly string[] }
  | { type: 'gone'; ids: readonly string[] }
  | { type: 'begun' }
  | { type: 'ended' }

export const NONE_CHOSEN: Choice = { ids: [], anchor: null, choosing: false }

export function reduceChoice(choice: Choice, action: ChoiceAction): Choice {
  switch (action.type) {
    case 'toggled':
      return { ids: toggled(choice.ids, action.id), anchor: action.id, choosing: true }
    case 'stretched':
      return stretched(choice, action.to, action.order)
    case 'all chosen':
      return { ...choice, ids: united(choice.ids, action.order), choosing: true }
    case 'swept':
      return swept(choice, united(action.kept, action.ids))
    case 'gone':
      return { ...choice, ids: choice.ids.filter((id) => !action.ids.includes(id)) }
    case 'begun':
      return { ...choice, choosing: true }
    case 'ended':
      return NONE_CHOSEN
  }
}

/** Chosen or not any more; in the order in which they were chosen. */
export const toggled = (chosen: readonly string[], id: string): readonly string[] =>
  chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]

const united = (some: readonly string[], others: readonly string[]) => [...new Set([...some, ...others])]

/** From where a range begins to here, both included; without a beginning this is one. */
function stretched(choice: Choice, to: string, order: readonly string[]): Choice {
  const from = order.indexOf(choice.anchor ?? to)
  const [a, b] = [from < 0 ? order.indexOf(to) : from, order.indexOf(to)]
  const range = order.slice(Math.min(a, b), Math.max(a, b) + 1)
  return { ids: united(choice.ids, range), anchor: order[a] ?? to, choosing: true }
}

/** The same again is the same: a pointer moves far more often than it reaches another picture. */
const swept = (choice: Choice, ids: readonly string[]): Choice =>
  ids.join() === choice.ids.join() ? choice : { ids, anchor: ids.at(-1) ?? null, choosing: true }
