import { OPERATOR_PERMISSIONS, PERMISSIONS, type PermissionId } from '@/lib/auth/permissions'
import { OPERATOR_SCOPES, TEAM_SCOPES } from '@/lib/auth/tokens/rules'

/** What each permission lets a token do. */
export const SENTENCE: Record<string, { sentence: string }> = { ...PERMISSIONS, ...OPERATOR_PERMISSIONS }

type Props = {
  scopes: readonly string[]
  isOperator: boolean
  /** Absent: shown, not to be changed. */
  onChange: ((scopes: readonly string[]) => void) | undefined
}

/** What a token may do, in words; never more than its owner may. */
export function ScopeList({ scopes, isOperator, onChange }: Props) {
  if (!onChange) return <Words scopes={scopes} />
  const offered: readonly PermissionId[] = isOperator ? [...TEAM_SCOPES, ...OPERATOR_SCOPES] : TEAM_SCOPES
  const toggle = (id: string, isOn: boolean) =>
    onChange(isOn ? [...scopes, id] : scopes.filter((each) => each !== id))
  return (
    <fieldset className="grid gap-x-6 lg:grid-cols-2">
      <legend className="sr-only">What it may do</legend>
      {offered.map((id) => (
        <label
          key={id}
          className="flex cursor-pointer items-start gap-2.5 py-1.5 touch:min-h-11 touch:items-center"
        >
          <input
            type="checkbox"
            checked={scopes.includes(id)}
            onChange={(event) => toggle(id, event.target.checked)}
            className="mt-0.5 size-4 shrink-0 accent-(--color-ink)"
          />
          <span className="grid">
            <span className="text-pretty">{SENTENCE[id]?.sentence}</span>
            <code className="font-mono text-xs text-ink-3">{id}</code>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function Words({ scopes }: { scopes: readonly string[] }) {
  return (
    <p className="text-sm text-pretty text-ink-3">
      {scopes.map((id) => SENTENCE[id]?.sentence ?? id).join(' · ')}
    </p>
  )
}
