import type { ComponentProps, ReactNode } from 'react'
import { buttonClass, type Look } from './button-class'
import { Link } from './link'
import { Spinner } from './spinner'

export { buttonClass } from './button-class'

/** A button. While `busy` it keeps its width, shows a spinner and takes no second press. */
export function Button({
  variant,
  size,
  busy,
  className,
  children,
  ...rest
}: ComponentProps<'button'> & Look & { busy?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClass({ variant, size }, className)}
    >
      {busy ? <Spinner /> : null}
      {children}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({
  variant,
  size,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & Look & { children: ReactNode }) {
  return (
    <Link {...rest} className={buttonClass({ variant, size }, className)}>
      {children}
    </Link>
  )
}
