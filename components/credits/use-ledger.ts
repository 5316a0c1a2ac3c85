'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import type { LedgerPage } from '@/lib/credits/schema'
import { type Ledger, withNewest, withOlder } from './ledger-state'

const PAGE_SIZE = 50
const SETTLE_MS = 250

/** The ledger as it grows at both ends: on top when the balance moves, below when asked. */
export function useLedger(firstPage: LedgerPage) {
  const [ledger, setLedger] = useState<Ledger>(firstPage)
  const [loading, setLoading] = useState<'no' | 'yes' | 'failed'>('no')
  const { wallet, reportSignedOut } = useLive()
  const { nextCursor } = ledger

  const askOlder = useCallback(async () => {
    if (nextCursor === null) return
    setLoading('yes')
    const query = new URLSearchParams({ limit: String(PAGE_SIZE), cursor: nextCursor })
    const answer = await callApi<LedgerPage>(`/credits/ledger?${query}`)
    setLoading(answer.ok ? 'no' : 'failed')
    if (answer.ok) setLedger((was) => withOlder(was, answer.value))
    else if (answer.reason === 'signed-out') reportSignedOut()
  }, [nextCursor, reportSignedOut])

  const newestBalance = ledger.items[0]?.balanceAfterCenticredits ?? 0
  const behind = newestBalance !== wallet.balanceCenticredits
  const triedFor = useRef<number | null>(null)
  useEffect(() => {
    if (!behind || triedFor.current === wallet.balanceCenticredits) return
    // Images of one run come together: wait for the last of them.
    const timer = setTimeout(async () => {
      triedFor.current = wallet.balanceCenticredits
      const answer = await callApi<LedgerPage>(`/credits/ledger?limit=${PAGE_SIZE}`)
      if (answer.ok) setLedger((was) => withNewest(was, answer.value))
    }, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [behind, wallet.balanceCenticredits])

  return { ledger, loading, askOlder }
}
