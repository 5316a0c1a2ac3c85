'use client'

import { useCallback, useRef, useState } from 'react'
import { type ApiFailure, callApi } from '@/components/frame/api'
import { useHouse } from '@/components/frame/live'
import { newId } from '@/lib/core/ids'
import type { RunView, StartRunInput } from '@/lib/runs/schema'
import type { StartSweepInput, SweepView } from '@/lib/runs/sweep/schema'

type State = { failure: ApiFailure | null; pending: number; again: (() => void) | null }

/**
 * Sends runs off. Each press has a key that is kept until it is answered, so that sending it again cannot
 * charge twice; the same press is not sent while it is on its way. `failure` says why the last one did not
 * start, `again` repeats it under its key.
 */
export function useLaunch(onStarted: (run: RunView) => void, onSwept: (sweep: SweepView) => void) {
  const [state, setState] = useState<State>({ failure: null, pending: 0, again: null })
  const keys = useRef(new Map<string, string>())
  const onTheirWay = useRef(new Set<string>())
  const { refreshWallet, reportSignedOut } = useHouse()

  const send = useCallback(
    async function send<T>(path: string, body: unknown, take: (started: T) => void): Promise<void> {
      const press = path + JSON.stringify(body ?? null)
      if (onTheirWay.current.has(press)) return
      const idempotencyKey = keys.current.get(press) ?? newId()
      keys.current.set(press, idempotencyKey)
      onTheirWay.current.add(press)
      setState({ failure: null, pending: onTheirWay.current.size, again: null })
      const answer = await callApi<T>(path, { method: 'POST', body, idempotencyKey })
      onTheirWay.current.delete(press)
      if (answer.ok || answer.reason !== 'lost') keys.current.delete(press)
      const failed = answer.ok
        ? { failure: null, again: null }
        : { failure: answer, again: () => send(path, body, take) }
      setState({ pending: onTheirWay.current.size, ...failed })
      if (answer.ok) take(answer.value)
      else if (answer.reason === 'signed-out') reportSignedOut()
      else if (answer.code === 'INSUFFICIENT_CREDITS') refreshWallet()
    },
    [refreshWallet, reportSignedOut],
  )

  return {
    failure: state.failure,
    again: state.again,
    busy: state.pending > 0,
    start: useCallback((input: StartRunInput) => send('/runs', input, onStarted), [send, onStarted]),
    sweep: useCallback((input: StartSweepInput) => send('/sweeps', input, onSwept), [send, onSwept]),
    retry: useCallback(
      (generationId: string) => send(`/generations/${generationId}/retry`, undefined, onStarted),
      [send, onStarted],
    ),
    forget: useCallback(
      () => setState((now) => (now.failure ? { ...now, failure: null, again: null } : now)),
      [],
    ),
  }
}
