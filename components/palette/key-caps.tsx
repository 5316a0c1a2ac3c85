import { capsOf } from './caps'

/** The caps of one combination, read aloud as one. */
export function KeyCaps({ combo, mac }: { combo: string; mac: boolean }) {
  return (
    <kbd className="inline-flex shrink-0 gap-1 font-mono text-2xs">
      {capsOf(combo, mac).map((cap) => (
        <kbd
          key={cap}
          className="grid min-w-5 place-content-center rounded-xs border border-line bg-sunk px-1.5 font-mono font-medium text-ink-2"
        >
          {cap}
        </kbd>
      ))}
    </kbd>
  )
}
