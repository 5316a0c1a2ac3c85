import type { Calendar } from '@/components/gallery/calendar'
import { dayOf } from '@/components/teams/day'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { presetOf, TOKEN_PRESETS } from '@/lib/auth/tokens/rules'
import type { TokenView } from '@/lib/auth/tokens/schema'
import { SENTENCE } from './scope-list'

function mayWords(scopes: readonly string[]): string {
  const preset = presetOf(scopes)
  if (preset) return TOKEN_PRESETS[preset].name.toLowerCase()
  const [only] = scopes
  if (scopes.length > 1 || !only) return `${scopes.length} permissions`
  return (SENTENCE[only]?.sentence ?? only).toLowerCase()
}

type Props = { token: TokenView; calendar: Calendar; onRevoke: () => void }

/** What a token is called, begins with, may do, and when it was used. */
export function TokenRow({ token, calendar, onRevoke }: Props) {
  const { name, prefix, scopes, lastUsedAt, expiresAt } = token
  const isOver = expiresAt <= calendar.nowIso
  const used = lastUsedAt ? `last used ${dayOf(lastUsedAt, calendar)}` : 'not used yet'
  const ends = isOver ? `expired ${dayOf(expiresAt, calendar)}` : `expires ${dayOf(expiresAt, calendar)}`
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
