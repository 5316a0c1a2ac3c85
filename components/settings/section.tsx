import type { ReactNode } from 'react'

type Props = { id: string; title: string; lead?: ReactNode; children: ReactNode }

/** One subject of the settings: what it is on the left, what can be done on the right. */
export function Section({ id, title, lead, children }: Props) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-t border-line py-8 md:grid-cols-[14rem_1fr]"
    >
      <div className="grid content-start gap-1">
        <h2 id={id} className="text-md">
          {title}
        </h2>
        {lead ? <p className="text-pretty text-ink-2">{lead}</p> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  )
}
