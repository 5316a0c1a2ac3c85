'use client'

import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import { goTo } from '@/components/frame/switch-team'
import { Button } from '@/components/ui/button'
import { FormProblem } from '@/components/ui/form-problem'
import type { JoinedView } from '@/lib/teams/schema'

/** Joins by a link as who one is signed in as, or goes where one is already. */
export function JoinButton({
  token,
  teamName,
  isMember,
}: {
  token: string
  teamName: string
  isMember: boolean
}) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function join() {
    setBusy(true)
    const answer = await callApi<JoinedView>('/invites/accept', { method: 'POST', body: { token } })
    if (answer.ok) return goTo(answer.value.teamId, '/studio')
    setBusy(false)
    setProblem(answer.message)
  }
  return (
    <div className="grid gap-4.5">
      <FormProblem problem={problem ? { message: problem } : null} />
      <Button variant="solid" size="l" busy={busy} onClick={join} className="w-full">
        {isMember ? `Go to ${teamName}` : `Join ${teamName}`}
      </Button>
    </div>
  )
}
