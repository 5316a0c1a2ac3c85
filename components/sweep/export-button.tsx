'use client'

import { ImageDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { fetchedOrSaid } from '@/components/ui/fetched'
import { toast } from '@/components/ui/toast'
import type { SweepView } from '@/lib/runs/sweep/schema'
import type { SweepFacts } from './sweep-facts'
import { useSweepStore } from './sweep-store'

/** The whole grid as one picture to keep or send; what draws it is fetched when it is first wanted. */
export function ExportButton({ view, facts }: { view: SweepView; facts: SweepFacts }) {
  const store = useSweepStore()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const drawer = await fetchedOrSaid(() => import('./contact-sheet'))
      if (!drawer) return
      const { blob, lost } = await drawer.contactSheet(view, facts, store.read().cells)
      download(blob, `sweep-${view.id}.png`)
      if (lost > 0)
        toast(`${lost === 1 ? 'One picture' : `${lost} pictures`} could not be read and is left blank.`)
    } catch (error) {
      toast(error instanceof Error ? error.message : 'The contact sheet could not be made.', { tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button busy={busy} onClick={save} className="max-md:w-11 max-md:px-0!">
      {busy ? null : <ImageDown className="size-4" strokeWidth={1.6} aria-hidden="true" />}
      <span className="max-md:sr-only">Contact sheet</span>
    </Button>
  )
}

function download(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
