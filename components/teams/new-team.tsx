'use client'

import { callApi } from '@/components/frame/api'
import { goTo } from '@/components/frame/switch-team'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { FormProblem } from '@/components/ui/form-problem'
import { useForm } from '@/components/ui/use-form'
import type { TeamView } from '@/lib/teams/schema'
import { useOpen } from './use-open'

const LABELS = { name: 'Name' }
const loadRules = async () => (await import('@/lib/teams/schema')).CreateTeamInput

/** A button that makes a team and goes there. */
export function NewTeam({ solid }: { solid?: boolean }) {
  const [open, setOpen] = useOpen('new')
  return (
    <>
      <Button
        variant={solid ? 'solid' : 'plain'}
        onClick={() => setOpen(true)}
        className="justify-self-start"
      >
        New team
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="New team"
        description="Its members share a gallery. Pictures stay their author’s until they are shown."
      >
        <NewTeamForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function NewTeamForm({ onDone }: { onDone: () => void }) {
  const { onSubmit, busy, errorOf, problem } = useForm({ labels: LABELS, loadRules, send })
  async function send(values: Record<string, string>) {
    const made = await callApi<TeamView>('/teams', { method: 'POST', body: values })
    if (!made.ok) return made
    const switched = await callApi(`/teams/${made.value.id}/switch`, { method: 'POST' })
    if (!switched.ok) return switched
    goTo(made.value.id, '/team')
    return null
  }
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="mt-1 grid gap-3.5">
      <FormProblem problem={problem} />
      <TextField
        label={LABELS.name}
        name="name"
        autoComplete="organization"
        maxLength={60}
        required
        error={errorOf('name')}
      />
      <div className="mt-1 flex justify-end gap-2">
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="solid" busy={busy}>
          Make the team
        </Button>
      </div>
    </form>
  )
}
