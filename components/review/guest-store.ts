'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { type ApiAnswer, callApi } from '@/components/frame/api'
import type { GuestRound, GuestThreadList, Said } from '@/lib/review/schema'
import { inTurn } from './in-turn'
import { guestThreadOf, type Thread } from './talk'

export type GuestReview = {
  /** What they are called; null before they said. */
  name: string | null
  round: GuestRound['round']
  /** What this guest said, by image. */
  votes: ReadonlyMap<string, Said>
  threads: readonly Thread[]
  state: 'reading' | 'ready' | { failure: string }
}
type Link = { token: string; allowsVotes: boolean; allowsComments: boolean; name: string | null }

/** What a guest of a link knows of its review: one for the page, whoever on it asks. */
function openStore({ token, allowsVotes, allowsComments, name }: Link) {
  let now: GuestReview = { name, round: null, votes: new Map(), threads: [], state: 'reading' }
  const listeners = new Set<() => void>()
  const path = (more: string) => `/shared/${token}${more}`
  const learn = (news: Partial<GuestReview>) => {
    now = { ...now, ...news }
    for (const listener of listeners) listener()
  }
  /** As the studio last said: what a vote that did not arrive goes back to. */
  let sure = now.votes
  let sending = 0
  let sent = 0
  const turn = inTurn()

  async function readVotes(): Promise<string | null> {
    const before = sent
    const answer = await callApi<GuestRound>(path('/votes'))
    if (!answer.ok) return answer.message
    if (sending > 0 || sent !== before) return null
    const { round, votes } = answer.value
    sure = new Map(votes.map(({ imageId, ...said }) => [imageId, said]))
    learn({ round, votes: sure })
    return null
  }
  let asked = 0
  async function readComments(): Promise<string | null> {
    asked += 1
    const ours = asked
    const answer = await callApi<GuestThreadList>(path('/comments'))
    if (!answer.ok) return answer.message
    // One that was asked later knows more, and is on its way.
    if (ours !== asked) return null
    learn({ threads: answer.value.items.map(guestThreadOf) })
    return null
  }
  async function read(): Promise<void> {
    const problems = await Promise.all([
      allowsVotes ? readVotes() : null,
      allowsComments ? readComments() : null,
    ])
    const failure = problems.find((problem) => problem !== null)
    learn({ state: failure ? { failure } : 'ready' })
  }
  /** Somebody whose name is not known any more says it again. */
  function heard(answer: ApiAnswer<unknown>): ApiAnswer<unknown> {
    if (!answer.ok && answer.details.needs === 'name') learn({ name: null })
    return answer
  }
  async function commented(asked: Promise<ApiAnswer<unknown>>): Promise<ApiAnswer<unknown>> {
    const answer = heard(await asked)
    if (answer.ok) await readComments()
    return answer
  }

  return {
    read,
    now: () => now,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    async join(wanted: string): Promise<ApiAnswer<{ name: string }>> {
      const answer = await callApi<{ name: string }>(path('/guest'), {
        method: 'POST',
        body: { name: wanted },
      })
      if (!answer.ok) return answer
      learn({ name: answer.value.name })
      // What was said before carries the new name too.
      if (now.threads.length > 0) await readComments()
      return answer
    },
    async vote(imageId: string, said: Said): Promise<ApiAnswer<unknown>> {
      const isNothing = said.verdict === null && said.stars === null
      const withIt = (votes: GuestReview['votes']) => {
        const after = new Map(votes).set(imageId, said)
        if (isNothing) after.delete(imageId)
        return after
      }
      learn({ votes: withIt(now.votes) })
      sending += 1
      sent += 1
      const body = {
        ...(said.verdict && { verdict: said.verdict }),
        ...(said.stars && { stars: said.stars }),
      }
      const call = isNothing ? ({ method: 'DELETE' } as const) : ({ method: 'PUT', body } as const)
      const answer = await turn(() => callApi(path(`/votes/${imageId}`), call))
      sending -= 1
      if (answer.ok) sure = withIt(sure)
      else if (sending === 0) learn({ votes: sure })
      if (!answer.ok) await readVotes()
      return heard(answer)
    },
    say: (imageId: string, { isForGuests: _, ...said }: { isForGuests?: boolean; text: string }) =>
      commented(callApi(path('/comments'), { method: 'POST', body: { ...said, imageId } })),
    change: (id: string, text: string) =>
      commented(callApi(path(`/comments/${id}`), { method: 'PATCH', body: { text } })),
    remove: (id: string) => commented(callApi(path(`/comments/${id}`), { method: 'DELETE' })),
  }
}
export type GuestStore = ReturnType<typeof openStore>

const stores = new Map<string, GuestStore>()

function storeOf(link: Link): GuestStore {
  const known = stores.get(link.token)
  if (known) return known
  const store = openStore(link)
  stores.set(link.token, store)
  return store
}

/** The review behind a link, read once the page is there. */
export function useGuestReview(link: Link): { store: GuestStore; review: GuestReview } {
  // The server draws for many: what it knows is kept for nobody.
  const [store] = useState(() => (typeof window === 'undefined' ? openStore(link) : storeOf(link)))
  const review = useSyncExternalStore(store.subscribe, store.now, store.now)
  useEffect(() => {
    if (store.now().state === 'reading') void store.read()
  }, [store])
  return { store, review }
}

let over: HTMLElement | null = null
const overListeners = new Set<() => void>()

/** Where pins lie over the large picture. */
export const setOver = (element: HTMLElement | null): void => {
  over = element
  for (const listener of overListeners) listener()
}
const subscribeOver = (listener: () => void) => {
  overListeners.add(listener)
  return () => {
    overListeners.delete(listener)
  }
}
export const useOver = (): HTMLElement | null =>
  useSyncExternalStore(
    subscribeOver,
    () => over,
    () => null,
  )
