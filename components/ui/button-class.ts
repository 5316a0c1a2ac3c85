import { cx } from './class-names'

export type Look = { variant?: 'plain' | 'solid' | 'ghost' | 'danger'; size?: 'm' | 's' | 'l' }

const VARIANT = {
  plain: 'border-line bg-panel hover:border-line-strong',
  solid: 'border-transparent bg-solid font-semibold text-on-solid hover:opacity-90',
  ghost: 'border-transparent text-ink-2 hover:bg-sunk hover:text-ink',
  danger: 'border-line bg-panel text-bad hover:border-bad',
}
const SIZE = {
  s: 'h-7 px-2.5 text-sm touch:min-h-11',
  m: 'h-8 px-3 touch:min-h-11',
  l: 'h-11 px-4 text-md rounded-card',
}

/** The classes of a button, for anything that must look like one. */
export const buttonClass = ({ variant = 'plain', size = 'm' }: Look = {}, extra?: string) =>
  cx(
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-s border whitespace-nowrap no-underline',
    'transition-[background-color,border-color,color,opacity] duration-100 select-none',
    'disabled:opacity-50 aria-disabled:opacity-50',
    VARIANT[variant],
    SIZE[size],
    extra,
  )
