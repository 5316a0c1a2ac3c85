'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Said } from '@/lib/review/schema'
import { GuestName } from './guest-name'
import { type GuestReview, type GuestStore, useOver } from './guest-store'
import { Quiet } from './remark'
import type { Talk } from './talk'
import { TalkPanel } from './talk-panel'
import { NOTHING, VoteBar } from './vote-bar'

const POLL_MS = 10_000

type Props = {
  store: GuestStore
  review: GuestReview
  imageId: string
  allowsVotes: boolean
  allowsComments: boolean
}

/** Beside a picture behind a link: what the guest says of it, in a vote and in words. */
export default function GuestPanel({ store, review, imageId, allowsVotes, allowsComments }: Props) {
  const { isAsking, askName, answerName } = useName(review)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void store.read()
    }, POLL_MS)
    return () => clearInterval(timer)
  }, [store])
  const vote = async (said: Said) => {
    setProblem(null)
    if (!(await askName())) return
    const answer = await store.vote(imageId, said)
    if (!answer.ok) setProblem(answer.message)
  }
  return (
    <>
      {isAsking ? <GuestName store={store} onDone={answerName} /> : null}
      {allowsVotes && review.round ? (
        <section aria-label="Your vote" className="grid gap-2">
          <VoteBar said={review.votes.get(imageId) ?? NOTHING} onSay={vote} />
          {problem ? (
            <p role="alert" className="text-sm text-bad">
              {problem}
            </p>
          ) : null}
        </section>
      ) : null}
      {allowsComments ? <GuestTalk store={store} review={review} imageId={imageId} before={askName} /> : null}
      {review.name === null || isAsking ? null : <SpeaksAs store={store} name={review.name} />}
    </>
  )
}

/** Under which name they speak, which they may say anew. */
function SpeaksAs({ store, name }: { store: GuestStore; name: string }) {
  const [isRenaming, setIsRenaming] = useState(false)
  const line = useRef<HTMLParagraphElement>(null)
  const done = () => {
    flushSync(() => setIsRenaming(false))
    line.current?.querySelector('button')?.focus()
  }
  if (isRenaming) return <GuestName store={store} known={name} onDone={done} />
  return (
    <p ref={line} className="flex flex-wrap items-center gap-x-1 text-sm text-ink-2">
      You are here as {name}. <Quiet onPress={() => setIsRenaming(true)}>Change the name</Quiet>
    </p>
  )
}

type TalkProps = Pick<Props, 'store' | 'review' | 'imageId'> & { before: () => Promise<boolean> }

function GuestTalk({ store, review, imageId, before }: TalkProps) {
  const over = useOver()
  const acts = useMemo(
    () => ({
      retry: () => void store.read(),
      say: (said: Parameters<Talk['say']>[0]) => store.say(imageId, said),
      change: store.change,
      remove: store.remove,
      choosesReaders: false,
    }),
    [store, imageId],
  )
  const threads = review.threads.filter((thread) => thread.imageId === imageId)
  const talk: Talk = { ...acts, threads, state: review.state }
  return <TalkPanel talk={talk} over={over} placeholder="What would you change?" before={before} />
}

/** Whether a name is being asked for, and the way to ask: answers at once when there is one. */
function useName({ name }: GuestReview) {
  const [isAsking, setIsAsking] = useState(false)
  const waiting = useRef<((isKnown: boolean) => void) | null>(null)
  const askName = () => {
    if (name !== null) return Promise.resolve(true)
    waiting.current?.(false)
    setIsAsking(true)
    return new Promise<boolean>((resolve) => {
      waiting.current = resolve
    })
  }
  const answerName = (isKnown: boolean) => {
    setIsAsking(false)
    waiting.current?.(isKnown)
    waiting.current = null
  }
  return { isAsking, askName, answerName }
}
