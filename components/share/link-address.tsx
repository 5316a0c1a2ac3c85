'use client'

import { CopyButton } from '@/components/gallery/copy-button'
import { Button } from '@/components/ui/button'
import { Field, inputClass } from '@/components/ui/field'

/** The address of a link, the only time it is shown. */
export function LinkAddress({ path, onDone }: { path: string; onDone: () => void }) {
  const address = `${location.origin}${path}`
  return (
    <div className="mt-1 grid gap-4">
      <Field
        label="The address"
        hint="Copy it now: it is shown this once and cannot be looked up again. If it gets lost, make a new address; the old one then stops working."
      >
        {(control) => (
          <input
            {...control}
            readOnly
            value={address}
            onFocus={(event) => event.target.select()}
            className={inputClass('num')}
          />
        )}
      </Field>
      <div className="flex items-center justify-end gap-2">
        <CopyButton text={address} label="Copy the address" spelled />
        <Button variant="solid" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  )
}
