'use client'

import { useRouter } from 'next/navigation'
import { callApi } from '@/components/frame/api'
import { Button } from '@/components/ui/button'
import { Field, inputClass, TextField } from '@/components/ui/field'
import { FormProblem } from '@/components/ui/form-problem'
import { toast } from '@/components/ui/toast-store'
import { useForm } from '@/components/ui/use-form'
import type { MeView } from '@/lib/auth/schema'

const LABELS = { name: 'Name' }
const loadRules = async () => (await import('@/lib/auth/schema')).UpdateProfileInput

/** One's name; the e-mail is shown, not changed. */
export function ProfileForm({ name, email }: { name: string; email: string }) {
  const router = useRouter()
  const { onSubmit, busy, errorOf, problem } = useForm({ labels: LABELS, loadRules, send })
  async function send(values: Record<string, string>) {
    const answer = await callApi<MeView>('/me', { method: 'PATCH', body: values })
    if (!answer.ok) return answer
    toast('Name saved.')
    router.refresh()
    return null
  }
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid max-w-96 gap-4.5">
      <FormProblem problem={problem} />
      <TextField
        label={LABELS.name}
        name="name"
        defaultValue={name}
        autoComplete="name"
        maxLength={80}
        required
        error={errorOf('name')}
      />
      <Field label="E-mail" hint="What you sign in with.">
        {(control) => (
          <input
            {...control}
            readOnly
            value={email}
            className={inputClass('bg-sunk! text-ink-2 hover:border-line')}
          />
        )}
      </Field>
      <Button type="submit" busy={busy} className="justify-self-start">
        Save the name
      </Button>
    </form>
  )
}
