'use client'

import { Brush } from 'lucide-react'
import { Suspense, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { fetchedOnPress } from '@/components/ui/fetched'
import type { MaskEditorProps } from './mask-editor'

const MaskEditor = fetchedOnPress(() => import('./mask-editor'))

/** Opens the mask editor over the source; its code comes when it is first asked for. */
export function PaintMask(props: Omit<MaskEditorProps, 'onClose'>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        onPointerEnter={MaskEditor.warm}
        className={buttonClass({}, 'w-full')}
      >
        <Brush className="size-4 text-ink-2" strokeWidth={1.6} aria-hidden="true" />
        {props.maskId ? 'Paint on the mask' : 'Paint the mask'}
      </button>
      {isOpen ? (
        <Suspense>
          <MaskEditor key={props.source.id} {...props} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
