'use client'

import { Frame } from 'lucide-react'
import { Suspense, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { fetchedOnPress } from '@/components/ui/fetched'
import type { FrameEditorProps } from './frame-editor'

const FrameEditor = fetchedOnPress(() => import('./frame-editor'))

/** Opens the frame around the picture; its code comes when it is first asked for. */
export function DragFrame(props: Omit<FrameEditorProps, 'onClose'>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        onPointerEnter={FrameEditor.warm}
        className={buttonClass({}, 'w-full')}
      >
        <Frame className="size-4 text-ink-2" strokeWidth={1.6} aria-hidden="true" />
        Drag the frame
      </button>
      {isOpen ? (
        <Suspense>
          <FrameEditor {...props} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
