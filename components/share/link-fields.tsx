'use client'

import { Field, inputClass, TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import type { TargetKind } from '@/lib/share/schema'
import { DAYS, type LinkDraft } from './link-draft'

type Props = {
  kind: TargetKind
  draft: LinkDraft
  onChange: (draft: LinkDraft) => void
  errorOf: (field: string) => string | undefined
  /** Of an existing link: until when it works, and whether it has a password. */
  existing?: { until: string; hasPassword: boolean }
}

/** Everything that can be said of a link. */
export function LinkFields({ kind, draft, onChange, errorOf, existing }: Props) {
  const set = (change: Partial<LinkDraft>) => onChange({ ...draft, ...change })
  return (
    <>
      <TextField
        label="Name"
        aside="for your own list"
        name="name"
        autoComplete="off"
        maxLength={120}
        value={draft.name}
        onChange={(event) => set({ name: event.target.value })}
        error={errorOf('name')}
      />
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <Field label="Works" error={errorOf('expiresAt')}>
          {(control) => (
            <select
              {...control}
              value={draft.expires}
              onChange={(event) => set({ expires: event.target.value as LinkDraft['expires'] })}
              className={inputClass()}
            >
              {existing ? <option value="keep">{existing.until}</option> : null}
              {DAYS.map((days) => (
                <option key={days} value={days}>
                  {existing ? 'from now for' : 'for'} {days} {days === 1 ? 'day' : 'days'}
                </option>
              ))}
              <option value="never">until it is revoked</option>
            </select>
          )}
        </Field>
        <PasswordField
          label={existing?.hasPassword ? 'New password' : 'Password'}
          hint={existing?.hasPassword ? 'Empty keeps the one it has.' : 'May stay empty.'}
          name="link-password"
          autoComplete="new-password"
          disabled={draft.dropsPassword}
          value={draft.password}
          onChange={(event) => set({ password: event.target.value })}
          error={errorOf('password')}
        />
      </div>
      <fieldset className="grid">
        <legend className="mb-1 text-xs font-semibold text-ink-2">Whoever has it</legend>
        {existing?.hasPassword ? (
          <Check
            label="needs no password any more"
            checked={draft.dropsPassword}
            onChange={(dropsPassword) => set({ dropsPassword })}
          />
        ) : null}
        <Check
          label="sees prompt and settings"
          checked={draft.showsPrompt}
          onChange={(showsPrompt) => set({ showsPrompt })}
        />
        <Check
          label="may download"
          hint="Otherwise nothing larger than a preview can be had."
          checked={draft.allowsDownload}
          onChange={(allowsDownload) => set({ allowsDownload })}
        />
        {draft.allowsDownload ? (
          <Check
            label="gets the originals, byte for byte"
            hint="With all that is written in the files, the prompt too. Otherwise the pictures alone, as large."
            checked={draft.givesOriginals}
            onChange={(givesOriginals) => set({ givesOriginals })}
          />
        ) : null}
        {kind === 'collection' ? (
          <>
            <Check
              label="may vote in an open round"
              checked={draft.allowsVotes}
              onChange={(allowsVotes) => set({ allowsVotes })}
            />
            <Check
              label="may comment"
              checked={draft.allowsComments}
              onChange={(allowsComments) => set({ allowsComments })}
            />
          </>
        ) : null}
      </fieldset>
    </>
  )
}

type CheckProps = { label: string; hint?: string; checked: boolean; onChange: (checked: boolean) => void }

const Check = ({ label, hint, checked, onChange }: CheckProps) => (
  <label className="flex min-h-8 items-start gap-2.5 py-1.5 touch:min-h-11 touch:py-3">
    <input
      type="checkbox"
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
      className="mt-0.5 size-4 shrink-0 accent-(--solid)"
    />
    <span className="min-w-0">
      {label}
      {hint ? <span className="block text-xs text-ink-3">{hint}</span> : null}
    </span>
  </label>
)
