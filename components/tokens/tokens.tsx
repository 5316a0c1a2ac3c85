'use client'

import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import type { Calendar } from '@/components/gallery/calendar'
import { useCalendar } from '@/components/gallery/use-calendar'
import { withOlder } from '@/components/inbox/pages'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import type { NewTokenView, TokenPage, TokenView } from '@/lib/auth/tokens/schema'
import { TokenForm } from './token-form'
import { TokenOnce } from './token-once'
import { TokenRow } from './token-row'

type Props = { first: TokenPage; isOperator: boolean; calendar: Calendar }

/** One's API tokens: made, told once, and ended. */
export function Tokens({ first, isOperator, calendar: assumed }: Props) {
  const calendar = useCalendar(assumed)
  const [page, setPage] = useState(first)
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<NewTokenView | null>(null)
  const [ending, setEnding] = useState<TokenView | null>(null)

  const onMade = (token: NewTokenView) => {
    const { token: _, ...view } = token
    setPage((was) => ({ ...was, items: [view, ...was.items] }))
    setMaking(false)
    setMade(token)
  }
  async function more() {
    const answer = await callApi<TokenPage>(`/tokens?cursor=${page.nextCursor}`)
    if (answer.ok) setPage((was) => withOlder(was, answer.value) as TokenPage)
    else toast(answer.message, { tone: 'bad' })
  }
  return (
    <div className="grid gap-5">
      {made ? <TokenOnce made={made} onDone={() => setMade(null)} /> : null}
      {page.items.length > 0 ? (
        <ul className="divide-y divide-line border-y border-line">
          {page.items.map((token) => (
            <TokenRow key={token.id} token={token} calendar={calendar} onRevoke={() => setEnding(token)} />
          ))}
        </ul>
      ) : null}
      {page.nextCursor ? <Button onClick={more}>Show more</Button> : null}
      {making ? (
        <TokenForm isOperator={isOperator} onMade={onMade} onCancel={() => setMaking(false)} />
      ) : (
        <Button onClick={() => setMaking(true)} className="justify-self-start">
          New token
        </Button>
      )}
      <Revoke
        token={ending}
        onClose={() => setEnding(null)}
        onRevoked={(id) => {
          setPage((was) => ({ ...was, items: was.items.filter((token) => token.id !== id) }))
          setMade((was) => (was?.id === id ? null : was))
        }}
      />
    </div>
  )
}

type RevokeProps = { token: TokenView | null; onClose: () => void; onRevoked: (id: string) => void }

/** There is no way back: whatever uses it stops at once. */
function Revoke({ token, onClose, onRevoked }: RevokeProps) {
  const [busy, setBusy] = useState(false)
  async function revoke() {
    if (!token) return
    setBusy(true)
    const answer = await callApi(`/tokens/${token.id}`, { method: 'DELETE' })
    setBusy(false)
    if (!answer.ok) return void toast(answer.message, { tone: 'bad' })
    onRevoked(token.id)
    onClose()
    toast(`“${token.name}” is revoked.`)
  }
  return (
    <Dialog
      open={token !== null}
      onOpenChange={(open) => open || onClose()}
      title={`Revoke “${token?.name ?? ''}”?`}
      description="Whatever uses it is refused from this moment on. It cannot be brought back."
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="danger" busy={busy} onClick={revoke}>
            Revoke it
          </Button>
        </>
      }
    />
  )
}
