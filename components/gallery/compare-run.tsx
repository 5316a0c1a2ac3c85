'use client'

import { Columns2 } from 'lucide-react'
import { iconButtonClass } from '@/components/ui/icon-button'
import { Link } from '@/components/ui/link'
import type { RunView } from '@/lib/runs/schema'
import { COMPARED, compareHref } from './compared'

/** To the first pictures of a run, beside each other; nothing while there are not two. */
export function CompareRun({ run }: { run: RunView }) {
  const ids = run.generations.flatMap(({ image }) => (image && !image.deleted ? [image.id] : []))
  if (ids.length < COMPARED.least) return null
  return (
    <Link
      href={compareHref(ids.slice(0, COMPARED.most)) as never}
      aria-label="Compare these images"
      data-tip="Compare"
      className={iconButtonClass('s')}
    >
      <Columns2 strokeWidth={1.6} aria-hidden="true" />
    </Link>
  )
}
