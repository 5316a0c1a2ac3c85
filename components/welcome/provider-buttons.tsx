'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormProblem } from '@/components/ui/form-problem'
import type { FormFailure } from '@/components/ui/use-form'
import type { SignInWay } from '@/lib/auth/rules'
import { leaveForProvider } from './sign-in'

/** GitHub, Google and single sign-on: only those the operator switched on. */
export function ProviderButtons({ ways, next }: { ways: SignInWay[]; next: string }) {
  const [leaving, setLeaving] = useState<string | null>(null)
  const [problem, setProblem] = useState<FormFailure | null>(null)
  if (ways.length === 0) return null

  async function leave(id: string) {
    setLeaving(id)
    const failure = await leaveForProvider(id, next).catch(() => ({
      message: 'The studio cannot be reached.',
    }))
    setProblem(failure)
    if (failure) setLeaving(null)
  }
  return (
    <div className="grid gap-2.5">
      <p className="flex items-center gap-3 text-xs text-ink-3 before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
        or
      </p>
      <FormProblem problem={problem} />
      {ways.map(({ id, name }) => (
        <Button key={id} size="l" busy={leaving === id} onClick={() => leave(id)} className="w-full">
          Continue with {name}
        </Button>
      ))}
    </div>
  )
}
