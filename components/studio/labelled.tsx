import type { ReactNode } from 'react'

type Props = { name: string; aside?: ReactNode; error?: string | undefined; children: ReactNode }

/** A control's name, what it is set to, the control, and what is wrong; for controls that are groups of their own. */
export function Labelled({ name, aside, error, children }: Props) {
  return (
    <div className="grid min-w-0 content-start gap-1.75">
      <div className="flex items-baseline justify-between gap-3 text-xs">
        <span className="font-semibold text-ink-2">{name}</span>
        {aside ? <span className="truncate text-ink-3">{aside}</span> : null}
      </div>
      {children}
      {error ? (
        <p role="alert" className="text-xs text-bad">
          {error}
        </p>
      ) : null}
    </div>
  )
}
