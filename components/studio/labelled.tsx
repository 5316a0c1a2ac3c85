import type { ReactNode } from 'react'
import { ApiName, NAMED } from './api-name'

type Props = {
  name: string
  /** What the API calls it. */
  api?: string
  aside?: ReactNode
  error?: string | undefined
  children: ReactNode
}

/** A control's name, what it is set to, the control, and what is wrong; for controls that are groups of their own. */
export function Labelled({ name, api, aside, error, children }: Props) {
  return (
    <div className={`${NAMED} grid min-w-0 content-start gap-1.75`}>
      <div className="flex items-baseline justify-between gap-3 text-xs">
        <span className="font-semibold text-ink-2">
          {name}
          {api ? <ApiName field={api} /> : null}
        </span>
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
