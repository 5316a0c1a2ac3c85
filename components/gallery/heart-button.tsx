'use client'

import { Heart } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { type Markable, useIsFavourite, useToggleFavourite } from './favourites'

type Props = Omit<ComponentProps<typeof IconButton>, 'label' | 'onClick' | 'children'> & {
  image: Markable
  /** The classes while it is no favourite. */
  quiet?: string
}

/** Makes the image one of the person's favourites, or none. */
export function HeartButton({ image, className, quiet, ...rest }: Props) {
  const isFavourite = useIsFavourite(image)
  const toggle = useToggleFavourite()
  return (
    <IconButton
      {...rest}
      label="Favourite"
      data-tip={isFavourite ? 'A favourite  f' : 'Favourite  f'}
      aria-pressed={isFavourite}
      aria-keyshortcuts="f"
      onClick={() => toggle(image)}
      className={cx(className, !isFavourite && quiet)}
    >
      <Heart strokeWidth={1.6} aria-hidden="true" className={isFavourite ? 'fill-current' : undefined} />
    </IconButton>
  )
}
