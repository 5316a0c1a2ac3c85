'use client'

import { CopyButton } from '@/components/gallery/copy-button'
import { Button } from '@/components/ui/button'
import { Field, inputClass } from '@/components/ui/field'

/** The link of a new invite, the only time it is shown. */
export function InviteLink({
  path,
  email,
  onDone,
}: {
  path: string
  email: string | null
  onDone: () => void
}) {
  const link = `${location.origin}${path}`
  return (
    <div className="mt-1 grid gap-4">
      <Field label="The link" hint={`Shown this once. Pass it on to ${email ?? 'whom you invite'}.`}>
        {(control) => (
          <input
            {...control}
            readOnly
            value={link}
            onFocus={(event) => event.target.select()}
            className={inputClass('num')}
          />
        )}
      </Field>
      <div className="flex items-center justify-end gap-2">
        <CopyButton text={link} label="Copy the link" spelled />
        <Button variant="solid" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  )
}
