'use client'

import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import { Button } from '@/components/ui/button'
import { FormProblem } from '@/components/ui/form-problem'
import { useForm } from '@/components/ui/use-form'
import { EmailField } from './email-field'
import { failureOf } from './failure-of'

const LABELS = { email: 'E-mail' }
const loadRules = async () => (await import('@/lib/auth/schema')).ForgotPasswordInput

/** Asks for the letter. What is said afterwards is the same whether anybody has that address. */
export function ForgotPasswordForm() {
  const [isSent, setIsSent] = useState(false)
  const { onSubmit, busy, errorOf, problem } = useForm({ labels: LABELS, loadRules, send })
  async function send(values: Record<string, string>) {
    const answer = await callApi('/password-reset', { method: 'POST', body: values })
    if (!answer.ok) return failureOf(answer)
    setIsSent(true)
    return null
  }
  if (isSent)
    return (
      <p role="status" className="text-md text-pretty">
        If somebody signs in here with that address and a password, a letter is on its way. Its link works for
        an hour.
      </p>
    )
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-4.5">
      <FormProblem problem={problem} />
      <EmailField label={LABELS.email} autoFocus error={errorOf('email')} />
      <Button type="submit" variant="solid" size="l" busy={busy} className="mt-1 w-full">
        Send me the letter
      </Button>
    </form>
  )
}
