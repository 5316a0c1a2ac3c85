'use client'

import type { Route } from 'next'
import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import { Button, ButtonLink } from '@/components/ui/button'

/** One press, so that a program that opens links in letters vouches for nobody. */
export function VerifyEmail({ token }: { token: string }) {
  const [state, setState] = useState<'asking' | 'busy' | 'done'>('asking')
  const [problem, setProblem] = useState<string | null>(null)
  async function confirm() {
    setState('busy')
    const answer = await callApi('/me/email-verification', { method: 'PUT', body: { token } })
    setState(answer.ok ? 'done' : 'asking')
    setProblem(answer.ok ? null : answer.message)
  }
  if (state === 'done')
    return (
      <div className="grid gap-3">
        <p role="status">Done: the address is known to be yours.</p>
        <ButtonLink href={'/settings#notifications' as Route} variant="solid" size="l">
          What comes by mail
        </ButtonLink>
      </div>
    )
  return (
    <div className="grid gap-3">
      <Button variant="solid" size="l" busy={state === 'busy'} onClick={confirm}>
        Yes, it is mine
      </Button>
      {problem ? (
        <p role="alert" className="text-sm text-pretty text-bad">
          {problem} The settings send you another letter.
        </p>
      ) : null}
    </div>
  )
}
