'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { type ApiFailure, callApi } from '@/components/frame/api'
import { useHouse } from '@/components/frame/live'
import { newId } from '@/lib/core/ids'
import type { StartSweepInput, SweepView } from '@/lib/runs/sweep/schema'

/** Starts a sweep and goes to it. The same press, sent again after a lost answer, has the same key. */
export function useStartSweep() {
  const router = useRouter()
  const { refreshWallet, reportSignedOut } = useHouse()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const press = useRef({ body: '', key: '' })
  const start = async (input: StartSweepInput) => {
    const body = JSON.stringify(input)
    if (press.current.body !== body) press.current = { body, key: newId() }
    setBusy(true)
    setFailure(null)
    const answer = await callApi<SweepView>('/sweeps', {
      ...{ method: 'POST', body: input, idempotencyKey: press.current.key, timeoutMs: 60_000 },
    })
    if (answer.ok) return router.push(`/sweeps/${answer.value.id}` as Route)
    if (answer.reason !== 'lost') press.current = { body: '', key: '' }
    setBusy(false)
    setFailure(answer)
    if (answer.reason === 'signed-out') reportSignedOut()
    if (answer.code === 'INSUFFICIENT_CREDITS') refreshWallet()
  }
  return { busy, failure, start, forget: () => setFailure(null) }
}
