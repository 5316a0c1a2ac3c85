import type { ComponentProps } from 'react'
import { cx } from './class-names'

/** A text area that grows with its text (CSS `field-sizing`); set min and max height by class. */
export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={3}
      {...rest}
      className={cx('block w-full resize-none bg-transparent [field-sizing:content]', className)}
    />
  )
}
