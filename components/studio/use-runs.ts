'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import type { RunPage, RunView } from '@/lib/runs/schema'
import { noteProgress } from './progress'
import { announcement, appendPage, mergeRuns, type RunsState, withTrash } from './runs-state'
import { onTrashNote } from './trash-notes'

const POLL_MS = 2_500
const PAGE = 20
/** A page kept by the router may be older than this: then what it missed is read again. */
const FRESH_MS = 5_000

/**
 * Own runs, newest first, kept true by the stream of events. While the stream is down unfinished runs are
 * asked for one by one; when it is back everything that may have been missed is read again.
 */
export function useRuns(firstPage: RunPage, shownRun: RunView | undefined, drawnAt: number) {
  const [state, setState] = useState<RunsState>(() =>
    mergeRuns({ runs: firstPage.items, nextCursor: firstPage.nextCursor }, shownRun ? [shownRun] : []),
  )
  const [spoken, setSpoken] = useState({ id: 0, text: '' })
  const [loadingOlder, setLoadingOlder] = useState(false)
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  }, [state])
  const { listen, status } = useLive()

  const receive = useCallback((incoming: readonly RunView[]) => {
    const told = incoming.map((run) => {
      const before = latest.current.runs.find((each) => each.id === run.id)
      return before && before.version >= run.version ? '' : announcement(before, run)
    })
    const text = told.filter(Boolean).join(' ')
    // A new id each time: the same sentence twice is two sentences.
    if (text) setSpoken((last) => ({ id: last.id + 1, text }))
    setState((now) => mergeRuns(now, incoming))
  }, [])

  const catchUp = useCallback(async () => {
    const waiting = latest.current.runs.filter((run) => !run.done)
    const answers = await Promise.all(waiting.map((run) => callApi<RunView>(`/runs/${run.id}`)))
    receive(answers.flatMap((answer) => (answer.ok ? [answer.value] : [])))
  }, [receive])

  const resume = useCallback(async () => {
    const page = await callApi<RunPage>(`/runs?limit=${PAGE}`)
    if (page.ok) receive(page.value.items)
    await catchUp()
  }, [receive, catchUp])

  useEffect(
    () =>
      listen({
        onRun: (run) => receive([run]),
        onProgress: ({ generationId, fraction }) => noteProgress(generationId, fraction),
        onResumed: resume,
        // What began or ended after the page was drawn and before the stream opened is told by nobody.
        onOpened: resume,
      }),
    [listen, receive, resume],
  )

  useEffect(() => {
    if (Date.now() - drawnAt > FRESH_MS) void resume()
  }, [drawnAt, resume])

  useEffect(() => {
    if (status !== 'down') return
    const timer = setInterval(catchUp, POLL_MS)
    return () => clearInterval(timer)
  }, [status, catchUp])

  useEffect(() => onTrashNote((ids, deleted) => setState((now) => withTrash(now, ids, deleted))), [])

  const loadOlder = useCallback(async () => {
    const cursor = latest.current.nextCursor
    if (cursor === null) return
    setLoadingOlder(true)
    const page = await callApi<RunPage>(`/runs?limit=${PAGE}&cursor=${encodeURIComponent(cursor)}`)
    if (page.ok) setState((now) => appendPage(now, cursor, page.value))
    setLoadingOlder(false)
  }, [])

  return { ...state, receive, loadOlder, loadingOlder, spoken }
}
