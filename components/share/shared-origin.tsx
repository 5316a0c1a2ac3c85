import type { ReactNode } from 'react'
import { settingsInWords } from '@/components/gallery/settings-words'
import type { SharedOrigin } from '@/lib/share/schema'

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-baseline gap-x-3 py-1.5">
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}

/** How a picture was made, where the link tells. */
export function SharedOriginWords({ origin }: { origin: SharedOrigin }) {
  const { prompt, modelName, settings, seed } = origin
  return (
    <section aria-label="How it was made" className="grid gap-3">
      {prompt ? <p className="serif text-lg text-pretty [overflow-wrap:anywhere]">{prompt}</p> : null}
      <dl className="border-t border-line pt-1.5">
        {modelName ? <Fact name="Model">{modelName}</Fact> : null}
        {seed === null ? null : (
          <Fact name="Seed">
            <span className="mono">{seed}</span>
          </Fact>
        )}
        {settings
          ? settingsInWords(settings).map(({ name, label, value }) => (
              <Fact key={name} name={label}>
                {value}
              </Fact>
            ))
          : null}
      </dl>
    </section>
  )
}
