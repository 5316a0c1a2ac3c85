'use client'

import { SquareSplitHorizontal } from 'lucide-react'
import { Suspense, useState } from 'react'
import { fetchedOnPress } from '@/components/ui/fetched'
import { IconButton } from '@/components/ui/icon-button'
import type { CompareViewProps } from './compare-view'

const CompareView = fetchedOnPress(() => import('./compare-view'))

type Props = Omit<CompareViewProps, 'onClose'> & { className?: string }

/** Opens a result beside its source; the code comes when it is first asked for. */
export function CompareSource({ className, ...props }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton
        size="s"
        label="Compare with the source"
        tipSide="top"
        className={className}
        onClick={() => setOpen(true)}
        onPointerEnter={CompareView.warm}
      >
        <SquareSplitHorizontal strokeWidth={1.6} aria-hidden="true" />
      </IconButton>
      {isOpen ? (
        <Suspense>
          <CompareView {...props} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
