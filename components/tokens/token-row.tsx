import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { presetOf, TOKEN_PRESETS } from '@/lib/auth/tokens/rules'
import type { TokenView } from '@/lib/auth/tokens/schema'

// One zone and language on server and browser alike, or the page would not match what was drawn.
const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const dayOf = (iso: string) => DAY.format(new Date(iso))

function mayWords(scopes: readonly string[]): string {
  const preset = presetOf(scopes)
  if (preset) return TOKEN_PRESETS[preset].name.toLowerCase()
  return scopes.length === 1 ? (scopes[0] ?? '') : `${scopes.length} permissions`
}

type Props = { token: TokenView; nowIso: string; onRevoke: () => void }

/** What a token is called, begins with, may do, and when it was used. */
export function TokenRow({ token, nowIso, onRevoke }: Props) {
  const { name, prefix, scopes, lastUsedAt, expiresAt } = token
  const isOver = expiresAt <= nowIso
  const used = lastUsedAt ? `last used ${dayOf(lastUsedAt)}` : 'not used yet'
  const ends = isOver ? `expired ${dayOf(expiresAt)}` : `expires ${dayOf(expiresAt)}`
  return (
    <li className="flex min-h-14 items-center gap-4 py-2.5">
      <div className={cx('grid min-w-0 grow gap-0.5', isOver && 'text-ink-3')}>
        <p className="[overflow-wrap:anywhere]">
          <span className="font-semibold">{name}</span>{' '}
          <code className="font-mono text-sm text-ink-3">{prefix}…</code>
        </p>
        <p className="text-sm text-pretty text-ink-3" title={scopes.join(', ')}>
          {mayWords(scopes)} · {used} · {ends}
        </p>
      </div>
      <Button size="s" onClick={onRevoke} aria-label={`Revoke ${name}`}>
        Revoke
      </Button>
    </li>
  )
}
