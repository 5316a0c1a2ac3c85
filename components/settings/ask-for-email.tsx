'use client'

import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import { Button } from '@/components/ui/button'

/** The way to show that one's address is one's own. */
export function AskForEmail() {
  const [state, setState] = useState<'asking' | 'busy' | 'sent'>('asking')
  const [problem, setProblem] = useState<string | null>(null)
  async function ask() {
    setState('busy')
    const answer = await callApi('/me/email-verification', { method: 'POST' })
    setState(answer.ok ? 'sent' : 'asking')
    setProblem(answer.ok ? null : answer.message)
  }
  if (state === 'sent') return <p role="status">A letter is on its way. Its link works for 7 days.</p>
  return (
    <div className="grid justify-items-start gap-2">
      <Button busy={state === 'busy'} onClick={ask}>
        Send a letter to my address
      </Button>
      {problem ? (
        <p role="alert" className="text-sm text-bad">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
