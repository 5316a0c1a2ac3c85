'use client'

import { useCallback, useRef, useState } from 'react'
import { type ApiFailure, callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { newId } from '@/lib/core/ids'
import type { RunView, StartRunInput } from '@/lib/runs/schema'

/** A press that has not been answered: its key is kept, so that sending it again cannot charge twice. */
type Press = { key: string; path: string; body: StartRunInput | undefined }

const quiet = { failure: null, busy: false } as const
type State = { failure: ApiFailure | null; busy: boolean }

const same = (a: Press | null, path: string, body: StartRunInput | undefined) =>
  a !== null && a.path === path && JSON.stringify(a.body) === JSON.stringify(body)

/** Sends runs off, one request at a time. `failure` says why the last one did not start. */
export function useLaunch(onStarted: (run: RunView) => void) {
  const [state, setState] = useState<State>(quiet)
  const open = useRef<Press | null>(null)
  const sending = useRef(false)
  const { refreshWallet, reportSignedOut } = useLive()

  const send = useCallback(
    async (path: string, body: StartRunInput | undefined) => {
      if (sending.current) return
      sending.current = true
      const press =
        open.current && same(open.current, path, body) ? open.current : { key: newId(), path, body }
      open.current = press
      setState({ failure: null, busy: true })
      const answer = await callApi<RunView>(path, { method: 'POST', body, idempotencyKey: press.key })
      sending.current = false
      if (answer.ok || answer.reason !== 'lost') open.current = null
      setState({ failure: answer.ok ? null : answer, busy: false })
      if (answer.ok) onStarted(answer.value)
      else if (answer.reason === 'signed-out') reportSignedOut()
      else if (answer.code === 'INSUFFICIENT_CREDITS') refreshWallet()
    },
    [onStarted, refreshWallet, reportSignedOut],
  )

  return {
    ...state,
    start: useCallback((input: StartRunInput) => send('/runs', input), [send]),
    retry: useCallback(
      (generationId: string) => send(`/generations/${generationId}/retry`, undefined),
      [send],
    ),
    /** The unanswered press once more, under the same key. */
    again: useCallback(() => open.current && send(open.current.path, open.current.body), [send]),
    forget: useCallback(() => setState((now) => (now.failure ? quiet : now)), []),
  }
}
