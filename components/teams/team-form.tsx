'use client'

import { useRouter } from 'next/navigation'
import { callApi } from '@/components/frame/api'
import { useMe } from '@/components/frame/me'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { FormProblem } from '@/components/ui/form-problem'
import { toast } from '@/components/ui/toast-store'
import { useForm } from '@/components/ui/use-form'

const LABELS = { name: 'Name' }
const loadRules = async () => (await import('@/lib/teams/schema')).RenameTeamInput

/** What the team is called. */
export function TeamForm() {
  const { team } = useMe()
  const router = useRouter()
  const { onSubmit, busy, errorOf, problem } = useForm({ labels: LABELS, loadRules, send })
  async function send(values: Record<string, string>) {
    const answer = await callApi(`/teams/${team.id}`, { method: 'PATCH', body: values })
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
        defaultValue={team.name}
        autoComplete="off"
        maxLength={60}
        required
        error={errorOf('name')}
      />
      <Button type="submit" busy={busy} className="justify-self-start">
        Save the name
      </Button>
    </form>
  )
}
