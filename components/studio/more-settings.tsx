'use client'

import { ChevronDown } from 'lucide-react'
import { Suspense, useEffect, useId, useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { scrollBehavior } from '@/components/ui/motion'
import { FIELDS } from '@/lib/providers/fields/schema'
import type { SettingsProps } from './controls'
import { FieldControls } from './field-control'
import { type ValueName, valueIn } from './field-values'
import { ImageSlots } from './image-controls'
import { optionName } from './option-name'
import type { ImageName } from './slot-image'

type Props = SettingsProps & { names: readonly ValueName[]; slots: readonly ImageName[] }

/** `guidance 4.5`, `PNG`: what a folded field stands at; nothing to say where the provider decides. */
function said({ draft, offer }: Props, name: ValueName): string | null {
  const field = offer.capability.fields[name]
  const value = field && valueIn(field, draft.values[name])
  if (value === undefined || value === false || field?.kind === 'text') return null
  if (field?.kind === 'choice') return optionName(String(value))
  const label = FIELDS[name].label.toLowerCase()
  return value === true ? label : `${label} ${value}`
}

/** What most runs leave as it is; folded, but its values are in the name. */
export function MoreSettings(props: Props) {
  const { names, slots, draft, errors } = props
  const [opened, setOpened] = useState(false)
  const open = opened || [...names, ...slots].some((name) => errors[name] !== undefined)
  const id = useId()
  const inside = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (opened) inside.current?.scrollIntoView({ block: 'nearest', behavior: scrollBehavior() })
  }, [opened])
  if (names.length + slots.length === 0) return null
  const values = [
    ...slots.flatMap((name) => (draft.slots[name] ? FIELDS[name].label.toLowerCase() : [])),
    ...names.flatMap((name) => said(props, name) ?? []),
  ]
  return (
    <div className="grid min-w-0 gap-3">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpened(!open)}
        className={buttonClass({ variant: 'ghost' }, '-ml-1 w-max max-w-full pr-2 pl-1 hover:bg-transparent')}
      >
        <ChevronDown
          className={cx('size-4 shrink-0 transition-transform', open && 'rotate-180')}
          strokeWidth={1.6}
          aria-hidden="true"
        />
        <span className="truncate">
          {open ? 'Less' : values.length > 0 ? `More: ${values.join(', ')}` : 'More'}
        </span>
      </button>
      <div ref={inside} id={id} hidden={!open} className="grid scroll-mb-6 gap-5">
        {slots.length > 0 ? (
          <Suspense>
            <ImageSlots {...props} names={slots} />
          </Suspense>
        ) : null}
        <FieldControls {...props} />
      </div>
    </div>
  )
}
