import { useEffect, useSyncExternalStore } from 'react'
import { type ApiAnswer, callApi } from '@/components/frame/api'
import type {
  ChangePromptInput,
  SavedPromptPage,
  SavedPromptView,
  SavePromptInput,
} from '@/lib/prompts/schema'

type State = { items: readonly SavedPromptView[]; isLoaded: boolean; problem: string | null }

const MAX_PAGES = 10
let state: State = { items: [], isLoaded: false, problem: null }
let isReading = false
/** Writes begun or answered so far, those under way, and whether a reading was overtaken by one. */
let [writes, underWay, isOvertaken] = [0, 0, false]
const listeners = new Set<() => void>()

function set(next: Partial<State>) {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

async function read() {
  const before = writes
  const items: SavedPromptView[] = []
  let cursor: string | null = null
  for (let page = 0; page < MAX_PAGES; page++) {
    const query: URLSearchParams = new URLSearchParams({ limit: '100', ...(cursor && { cursor }) })
    const answer: ApiAnswer<SavedPromptPage> = await callApi(`/prompts?${query}`)
    if (!answer.ok) return set({ problem: answer.message })
    items.push(...answer.value.items)
    cursor = answer.value.nextCursor
    if (cursor === null) break
  }
  // What was written meanwhile may not be in it: it is read again after the last answer.
  isOvertaken = underWay > 0 || writes !== before
  if (!isOvertaken) set({ items, isLoaded: true, problem: null })
  else if (underWay === 0) await read()
}

/** A write, which no reading begun before its answer may undo on the screen. */
async function write<T>(path: string, call: Parameters<typeof callApi>[1]): Promise<ApiAnswer<T>> {
  writes += 1
  underWay += 1
  const answer = await callApi<T>(path, call)
  writes += 1
  underWay -= 1
  if (isOvertaken && underWay === 0) void readOnce()
  return answer
}

async function readOnce() {
  if (isReading) return
  isReading = true
  await read()
  isReading = false
}

/** Own and the team's saved prompts and styles, newest first; read anew whenever something starts to show them. */
export function useSaved(isShown: boolean): State {
  useEffect(() => {
    if (!isShown) return
    void readOnce()
  }, [isShown])
  return useSyncExternalStore(subscribe, snapshot, snapshot)
}
const snapshot = () => state
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const withOne = (saved: SavedPromptView) => {
  const isKnown = state.items.some(({ id }) => id === saved.id)
  return isKnown ? state.items.map((each) => (each.id === saved.id ? saved : each)) : [saved, ...state.items]
}

/** Saves a new one, or changes the one named. */
export async function save(id: string | null, input: SavePromptInput): Promise<ApiAnswer<SavedPromptView>> {
  const { kind: _fixed, ...change } = input
  return took(
    id === null
      ? await write<SavedPromptView>('/prompts', { method: 'POST', body: input })
      : await write<SavedPromptView>(`/prompts/${id}`, { method: 'PATCH', body: change }),
  )
}

/** Changes what is named and leaves the rest. */
export const change = async (id: string, body: ChangePromptInput) =>
  took(await write<SavedPromptView>(`/prompts/${id}`, { method: 'PATCH', body }))

function took(answer: ApiAnswer<SavedPromptView>) {
  if (answer.ok) set({ items: withOne(answer.value) })
  return answer
}

/** Into the trash at once, and back in its place when that is refused. */
export async function remove(saved: SavedPromptView): Promise<ApiAnswer<void>> {
  const before = state.items
  set({ items: before.filter(({ id }) => id !== saved.id) })
  const answer = await write<void>(`/prompts/${saved.id}`, { method: 'DELETE' })
  if (!answer.ok) set({ items: before })
  return answer
}

/** Out of the trash again. */
export async function restore(saved: SavedPromptView): Promise<ApiAnswer<void>> {
  const answer = await write<void>(`/prompts/${saved.id}/restore`, { method: 'POST' })
  if (answer.ok) await read()
  return answer
}
