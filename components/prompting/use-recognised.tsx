'use client'

import { type ComponentProps, Suspense, useCallback, useState } from 'react'
import { fetchedOnPress } from '@/components/ui/fetched'
import type { Found } from './recognise'

const FoundDialog = fetchedOnPress(() => import('./found-dialog'))
type Dropped = { file: File } | { imageId: string }
type Rest = Omit<ComponentProps<typeof FoundDialog>, 'file' | 'found' | 'onClose' | 'onInput'>

/** A file is looked into before it is taken: `take` gets it unless it tells how it was made. */
export function useRecognised(take: (taken: Dropped) => void) {
  const [held, setHeld] = useState<{ file: File; found: Found } | null>(null)
  const onTaken = useCallback(
    async (taken: Dropped) => {
      const found = 'file' in taken ? await lookInto(taken.file) : null
      if (found && 'file' in taken) setHeld({ file: taken.file, found })
      else take(taken)
    },
    [take],
  )
  const close = useCallback(() => setHeld(null), [])
  return { onTaken, held, close, take }
}

/** Looking is a courtesy: when it fails the picture is a picture. */
async function lookInto(file: File): Promise<Found | null> {
  try {
    const { recognise } = await import('./recognise')
    return await recognise(file)
  } catch {
    return null
  }
}

type Props = Rest & { recognised: ReturnType<typeof useRecognised>; canInput: boolean }

/** The choice that a file which tells how it was made gives. */
export function Recognised({ recognised: { held, close, take }, canInput, ...rest }: Props) {
  if (!held) return null
  const { file, found } = held
  return (
    <Suspense>
      <FoundDialog
        {...rest}
        file={file}
        found={found}
        onInput={canInput ? () => take({ file }) : null}
        onClose={close}
      />
    </Suspense>
  )
}
