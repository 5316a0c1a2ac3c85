'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { useMayShow } from '@/components/frame/me'
import { forgetFacts } from '@/components/gallery/facts'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast-store'

type Props = { kind: 'run' | 'sweep'; id: string; shown: boolean; mine: boolean; size?: 'm' | 's' }

/** Shows a run or a sweep with all its pictures to the team, or hides them; absent where there is nobody to show it to. */
export function ShowButton({ kind, id, shown: drawn, mine, size = 'm' }: Props) {
  const mayShow = useMayShow()
  const { reportSignedOut } = useLive()
  const [said, setSaid] = useState<{ id: string; shown: boolean }>()
  if (!mayShow || !mine) return null
  const shown = said?.id === id ? said.shown : drawn
  const set = async (to: boolean) => {
    setSaid({ id, shown: to })
    const answer = await callApi<void>(`/${kind}s/${id}/show`, { method: to ? 'PUT' : 'DELETE' })
    forgetFacts()
    if (answer.ok) {
      const what = `This ${kind} and its pictures are ${to ? 'shown to' : 'hidden from'} the team.`
      return toast(what, { action: { label: 'Undo', onAction: () => void set(!to) } })
    }
    setSaid({ id, shown: !to })
    toast(`Nothing changed. ${answer.message}`, { tone: 'bad' })
    if (answer.reason === 'signed-out') reportSignedOut()
  }
  return (
    <IconButton
      size={size}
      label={shown ? `Hide this ${kind} from the team` : `Show this ${kind} to the team`}
      onClick={() => void set(!shown)}
    >
      {shown ? <EyeOff strokeWidth={1.6} aria-hidden="true" /> : <Eye strokeWidth={1.6} aria-hidden="true" />}
    </IconButton>
  )
}
