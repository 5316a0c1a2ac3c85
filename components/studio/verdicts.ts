import { flushSync } from 'react-dom'
import { callApi } from '@/components/frame/api'
import { forgetFacts, readFacts } from '@/components/gallery/facts'
import type { Verdict } from './choose-state'
import { noteTrash } from './trash-notes'

/** What went wrong, in a sentence; null when nothing did. */
type Refused = string | null

/** Into the trash, or among the favourites; `marked` takes note of those that were none before. */
export const carryOut = (verdict: Verdict, id: string, marked: Set<string>): Promise<Refused> =>
  verdict === 'trashed' ? trash(id) : favour(id, marked)

/** The opposite: out of the trash, or no favourite any more if it was none before. */
export async function takeBack(verdict: Verdict, id: string, marked: Set<string>): Promise<Refused> {
  if (verdict === 'trashed') return restore(id)
  if (!marked.delete(id)) return null
  const answer = await callApi(`/images/${id}/favourite`, { method: 'DELETE' })
  forgetFacts()
  return answer.ok ? null : `It is still among your favourites. ${answer.message}`
}

async function trash(id: string): Promise<Refused> {
  const answer = await callApi(`/images/${id}`, { method: 'DELETE' })
  if (!answer.ok) return `It was not moved to the trash. ${answer.message}`
  forgetFacts()
  // At once: whoever goes on here finds the card as it is now, and what had the focus gone with it.
  flushSync(() => noteTrash([id], true))
  return null
}

async function restore(id: string): Promise<Refused> {
  const answer = await callApi(`/images/${id}/restore`, { method: 'POST' })
  if (!answer.ok) return `It was not restored. ${answer.message}`
  forgetFacts()
  flushSync(() => noteTrash([id], false))
  return null
}

async function favour(id: string, marked: Set<string>): Promise<Refused> {
  const facts = await readFacts(id)
  if (facts.ok && facts.value.image.favouritedAt !== null) return null
  const answer = await callApi(`/images/${id}/favourite`, { method: 'PUT' })
  if (!answer.ok) return `It is kept, but was not added to your favourites. ${answer.message}`
  forgetFacts()
  marked.add(id)
  return null
}
