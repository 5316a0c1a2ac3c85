'use client'

import { MoreHorizontal } from 'lucide-react'
import { useHasCode } from '@/components/prompting/use-has-code'
import { fetchedOnPress } from '@/components/ui/fetched'
import { IconButton } from '@/components/ui/icon-button'
import { MenuButton } from '@/components/ui/menu'
import type { RunSettings } from '@/lib/runs/schema'

const ImageEntries = fetchedOnPress(() => import('./image-entries'))

export type PictureProps = {
  image: { id: string; widthPx: number; heightPx: number; shown: boolean; mine?: boolean }
  generationId: string | null
  settings: RunSettings
  seed: number | null
  /** Its settings into the form, with this seed or new ones. */
  onSettings: (seed: number | null) => void
  /** Where the trash has no button of its own. */
  onTrash?: (() => void) | undefined
  /** Shows a way to its page. */
  opens?: boolean
}
type Props = PictureProps & { size?: 'm' | 's'; className?: string; tipSide?: 'top' }

/** What can be done with a picture beyond what has a button of its own. */
export function ImageMenu({ size = 'm', className, tipSide, ...picture }: Props) {
  const { hasCode, ask } = useHasCode(picture.generationId, picture.settings)
  return (
    <MenuButton
      warm={ImageEntries.warm}
      popup={(props) => <ImageEntries {...props} {...picture} hasCode={hasCode} />}
      trigger={(trigger) => (
        <IconButton
          {...trigger}
          onPointerOver={ask}
          onFocusCapture={ask}
          size={size}
          label="More"
          tipSide={tipSide}
          className={className}
        >
          <MoreHorizontal strokeWidth={1.6} aria-hidden="true" />
        </IconButton>
      )}
    />
  )
}
