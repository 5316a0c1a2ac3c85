'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import { readCredits } from '@/components/credits/read-grant'
import { callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { useMe } from '@/components/frame/me'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { FormProblem } from '@/components/ui/form-problem'
import { Segmented } from '@/components/ui/segmented'
import { toast } from '@/components/ui/toast-store'
import { formatCredits } from '@/lib/core/money'
import type { GiftView } from '@/lib/credits/schema'
import type { MemberView } from '@/lib/teams/schema'

type From = 'team' | 'personal'
/** `available` is what the giver has in the team. */
type Props = { member: MemberView; available: number; onDone: () => void }

const AMOUNT = 'Write a number from 0.01 to 100 000, with two decimals at most.'
const isAmount = (credits: number) =>
  credits >= 0.01 && credits <= 100_000 && Math.abs(credits * 100 - Math.round(credits * 100)) < 1e-6

/** Whom is known; how many, out of which wallet, and why. */
export default function GiveForm({ member, available, onDone }: Props) {
  const me = useMe()
  const router = useRouter()
  const { refreshWallet } = useLive()
  const isMe = member.userId === me.id
  const [from, setFrom] = useState<From>(isMe || available === 0 ? 'personal' : 'team')
  const [error, setError] = useState<{ credits?: string; form?: string }>({})
  const [busy, setBusy] = useState(false)
  const key = useRef(crypto.randomUUID())

  async function give(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const credits = readCredits(String(data.get('credits') ?? '').trim())
    if (!isAmount(credits)) return setError({ credits: AMOUNT })
    setBusy(true)
    const body = { credits: Math.round(credits * 100) / 100, from, note: String(data.get('note') ?? '') }
    const call = { method: 'POST', body, idempotencyKey: key.current } as const
    const answer = await callApi<GiftView>(`/members/${member.userId}/credits`, call)
    setBusy(false)
    if (!answer.ok) {
      // What was refused moved nothing: the next press is another gift. What was lost may have.
      if (answer.reason === 'refused') key.current = crypto.randomUUID()
      return setError({ form: answer.message })
    }
    toast(
      isMe
        ? `${formatCredits(answer.value.amountCenticredits)} credits are in ${me.team.name} now.`
        : `Gave ${member.name} ${formatCredits(answer.value.amountCenticredits)} credits.`,
    )
    refreshWallet()
    router.refresh()
    onDone()
  }
  return (
    <form noValidate onSubmit={give} className="mt-1 grid gap-3.5">
      <FormProblem problem={error.form ? { message: error.form } : null} />
      <TextField
        label="Credits"
        name="credits"
        inputMode="decimal"
        autoComplete="off"
        error={error.credits}
      />
      {isMe ? null : (
        <div className="grid justify-items-start gap-1.5">
          <span className="text-xs font-semibold text-ink-2">Out of</span>
          <Segmented<From>
            label="Out of"
            value={from}
            onChange={setFrom}
            options={[
              { value: 'team', label: `Mine here · ${formatCredits(available)}` },
              { value: 'personal', label: 'My own studio' },
            ]}
          />
        </div>
      )}
      <TextField label="Why" aside="stands in the ledger" name="note" maxLength={200} />
      <div className="mt-1 flex justify-end gap-2">
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="solid" busy={busy}>
          {isMe ? 'Bring in' : 'Give credits'}
        </Button>
      </div>
    </form>
  )
}
