import type { ComponentProps } from 'react'
import { cx } from './class-names'

type Props = ComponentProps<'button'> & {
  /** Its name for everybody: read aloud and shown on hover. */
  label: string
  tipSide?: 'top' | 'bottom'
  tipAlign?: 'center' | 'end'
  size?: 'm' | 's'
}

/** The classes of an icon button, for links that must look like one. */
export const iconButtonClass = (size: 'm' | 's' = 'm', extra?: string) =>
  cx(
    'inline-grid shrink-0 place-content-center rounded-s text-ink-2 transition-colors duration-100',
    'hover:bg-sunk hover:text-ink aria-pressed:text-ink disabled:opacity-40 [&_svg]:size-4 touch:size-11',
    size === 's' ? 'size-7' : 'size-8',
    extra,
  )

/** A square button with only an icon (16 px, stroke 1.6). */
export function IconButton({ label, tipSide, tipAlign, size, className, children, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      data-tip-side={tipSide}
      data-tip-align={tipAlign}
      {...rest}
      className={iconButtonClass(size, className)}
    >
      {children}
    </button>
  )
}
