'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type ApiAnswer, callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { toast } from '@/components/ui/toast-store'
import { tally } from '@/lib/review/rules'
import type { ReviewedImage, RoundSummary, Said } from '@/lib/review/schema'
import { inTurn } from './in-turn'

const GATHER_MS = 400

/** A round as it is now: one's own votes at once, those of others as they come. */
export function useRound(drawn: RoundSummary) {
  const [summary, setSummary] = useState(drawn)
  const { listen, status, reportSignedOut } = useLive()
  const { id } = drawn.round
  const sending = useRef(0)
  const sent = useRef(0)
  const [turn] = useState(inTurn)
  /** As it was last read: what a vote that did not arrive goes back to, even if nobody can be asked. */
  const sure = useRef(drawn)

  const read = useCallback(async () => {
    const before = sent.current
    const answer = await callApi<RoundSummary>(`/rounds/${id}/summary`)
    // What was said meanwhile is not in it, and is read with the answer to that.
    if (!answer.ok || sending.current > 0 || sent.current !== before) return
    sure.current = answer.value
    setSummary(answer.value)
  }, [id])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void read(), GATHER_MS)
    }
    const leave = listen({
      onRun: () => {},
      onTeam: ({ what, id: changed }) => {
        if (
          (what === 'round' && changed === id) ||
          (what === 'collection' && changed === drawn.round.collectionId)
        )
          soon()
      },
      onResumed: soon,
    })
    return () => {
      clearTimeout(timer)
      leave()
    }
  }, [listen, read, id, drawn.round.collectionId])

  // What was said after the page was drawn and before the stream opened is told by nobody.
  useEffect(() => {
    if (status === 'open') void read()
  }, [status, read])

  const patch = (imageId: string, change: (image: ReviewedImage) => ReviewedImage) =>
    setSummary((now) => ({
      ...now,
      images: now.images.map((image) => (image.id === imageId ? change(image) : image)),
    }))

  async function send(ask: () => Promise<ApiAnswer<unknown>>): Promise<boolean> {
    sending.current += 1
    sent.current += 1
    const answer = await turn(ask)
    sending.current -= 1
    if (!answer.ok && sending.current === 0) setSummary(sure.current)
    if (!answer.ok) toast(`Nothing changed. ${answer.message}`, { tone: 'bad' })
    if (!answer.ok && answer.reason === 'signed-out') reportSignedOut()
    if (!answer.ok || sending.current === 0) await read()
    return answer.ok
  }

  return {
    summary,
    say: (image: ReviewedImage, said: Said) => {
      patch(image.id, (now) => voted(now, said))
      const { verdict, stars } = said
      const body = { ...(verdict && { verdict }), ...(stars && { stars }) }
      const path = `/rounds/${id}/votes/${image.id}`
      const isNothing = verdict === null && stars === null
      void send(() => callApi(path, isNothing ? { method: 'DELETE' } : { method: 'PUT', body }))
    },
    mark: (image: ReviewedImage, isFinal: boolean) => {
      patch(image.id, (now) => ({ ...now, isFinal }))
      void send(() => callApi(`/rounds/${id}/finals/${image.id}`, { method: isFinal ? 'PUT' : 'DELETE' }))
    },
    close: () => send(() => callApi(`/rounds/${id}/close`, { method: 'POST' })),
    reopen: () => send(() => callApi(`/rounds/${id}/reopen`, { method: 'POST' })),
  }
}
export type RoundNow = ReturnType<typeof useRound>

/** The image as it is once one's own vote is counted: the old one out, the new one in. */
function voted(image: ReviewedImage, said: Said): ReviewedImage {
  const mine = said.verdict === null && said.stars === null ? null : said
  const before = image.votes.findIndex(
    ({ verdict, stars }) => verdict === image.mine?.verdict && stars === image.mine?.stars,
  )
  const others = image.votes.filter((_, index) => index !== before)
  const votes = mine ? [...others, { ...mine, voterId: '', updatedAt: '' }] : others
  return { ...image, mine, votes, ...tally(votes) }
}
