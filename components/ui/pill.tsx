import { cx } from './class-names'

export const pillClass = (extra?: string) =>
  cx(
    'num inline-flex h-[26px] shrink-0 items-center gap-1.5 rounded-full border border-line bg-sunk px-2.5',
    'text-sm whitespace-nowrap text-ink-2',
    extra,
  )
