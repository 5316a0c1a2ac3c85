'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { formatCredits } from '@/lib/core/money'
import type { ProviderView } from '@/lib/runs/health/schema'

type Props = { providerId: string; balance: ProviderView['balance']; checked: string | null }

/** What is left in the studio's account there, and a way to ask now. */
export function BalanceLine({ providerId, balance, checked }: Props) {
  const [busy, setBusy] = useState(false)
  const router = useRouter()
  async function check() {
    setBusy(true)
    const answer = await callApi(`/providers/${providerId}/balance`, { method: 'POST' })
    setBusy(false)
    if (answer.ok) router.refresh()
    else toast(answer.message, { tone: 'bad' })
  }
  return (
    <p className="num mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>
        {balance ? (
          <>
            <b className="font-semibold">{formatCredits(balance.centicredits)}</b> credits left there{' '}
            <span className="text-ink-3">· asked at {checked}</span>
          </>
        ) : (
          'Not asked yet what is left there.'
        )}
      </span>
      <Button variant="ghost" busy={busy} onClick={check}>
        Ask now
      </Button>
    </p>
  )
}
