'use client'

import { useEffect, useState } from 'react'
import { callApi } from '@/components/frame/api'
import { toast } from '@/components/ui/toast-store'

/** Whether what one makes from now on is shown to the team without asking. */
export default function ShowNewWork() {
  const [shows, setShows] = useState<boolean | null>(null)
  useEffect(() => {
    void callApi<{ showsNewWork: boolean }>('/me/showing').then(
      (answer) => answer.ok && setShows(answer.value.showsNewWork),
    )
  }, [])
  if (shows === null) return null
  const set = async (next: boolean) => {
    setShows(next)
    const answer = await callApi<void>('/me/showing', { method: 'PUT', body: { showsNewWork: next } })
    if (answer.ok) return
    setShows(!next)
    toast(`Nothing changed. ${answer.message}`, { tone: 'bad' })
  }
  return (
    <label className="flex cursor-pointer items-center gap-2 text-sm text-ink-2 touch:min-h-11">
      <input
        type="checkbox"
        checked={shows}
        onChange={(event) => void set(event.target.checked)}
        className="size-4 accent-(--color-ink)"
      />
      Show my new pictures to the team
    </label>
  )
}
