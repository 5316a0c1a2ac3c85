'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type ApiAnswer, callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import type { MentionableList, ThreadList } from '@/lib/review/schema'
import { type Talk, type Thread, threadOf } from './talk'

type Known = { imageId: string; threads: Thread[]; state: Talk['state'] }

/** What members say about an image, in a collection when one is looked at; follows what others say meanwhile. */
export function useTalk(imageId: string, collectionId?: string): Talk {
  const { listen, reportSignedOut } = useLive()
  const [known, setKnown] = useState<Known>({ imageId, threads: [], state: 'reading' })
  const within = collectionId ? `?collectionId=${collectionId}` : ''

  const turn = useRef(0)
  const read = useCallback(async () => {
    turn.current += 1
    const ours = turn.current
    const answer = await callApi<ThreadList>(`/images/${imageId}/comments${within}`)
    // An answer that another overtook knows less, or is about the picture before.
    if (ours !== turn.current) return
    if (answer.ok) {
      const threads = answer.value.items.map((thread) => threadOf(thread, collectionId))
      setKnown({ imageId, threads, state: 'ready' })
    } else {
      setKnown((now) =>
        now.state === 'ready' ? now : { ...now, imageId, state: { failure: answer.message } },
      )
      if (answer.reason === 'signed-out') reportSignedOut()
    }
  }, [imageId, within, collectionId, reportSignedOut])

  useEffect(() => {
    void read()
    return listen({
      onRun: () => {},
      onTeam: ({ what, id }) => {
        if (what === 'comments' && id === imageId) void read()
      },
      onResumed: () => void read(),
    })
  }, [listen, read, imageId])

  const acts = useMemo(() => {
    const done = async (asked: Promise<ApiAnswer<unknown>>) => {
      const answer = await asked
      if (answer.ok) await read()
      else if (answer.reason === 'signed-out') reportSignedOut()
      return answer
    }
    return {
      retry: () => void read(),
      say: (said: Parameters<Talk['say']>[0]) =>
        done(
          callApi(`/images/${imageId}/comments`, {
            method: 'POST',
            body: { ...said, ...(said.parentId || !collectionId ? {} : { collectionId }) },
          }),
        ),
      change: (id: string, text: string) =>
        done(callApi(`/comments/${id}`, { method: 'PATCH', body: { text } })),
      remove: (id: string) => done(callApi(`/comments/${id}`, { method: 'DELETE' })),
      resolve: (id: string, resolved: boolean) =>
        done(callApi(`/comments/${id}/${resolved ? 'resolve' : 'reopen'}`, { method: 'POST' })),
      mentionable: async () => {
        const answer = await callApi<MentionableList>(`/images/${imageId}/mentionable${within}`)
        return answer.ok ? answer.value.items : []
      },
    }
  }, [imageId, collectionId, within, read, reportSignedOut])

  const now = known.imageId === imageId ? known : { threads: [], state: 'reading' as const }
  return { ...acts, threads: now.threads, state: now.state, choosesReaders: collectionId !== undefined }
}
