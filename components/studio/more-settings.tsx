'use client'

import { ChevronDown } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { scrollBehavior } from '@/components/ui/motion'
import { Segmented } from '@/components/ui/segmented'
import type { Capabilities, NumberField, OutputFormat } from '@/lib/providers/schema'
import type { Draft, DraftErrors } from './draft'
import { Labelled } from './labelled'

type Props = {
  draft: Draft
  capabilities: Capabilities
  errors: DraftErrors
  onFormat: (format: OutputFormat) => void
  onGuidance: (cfgScale: number | null) => void
}

const FORMAT: Record<OutputFormat, string> = { png: 'PNG', jpeg: 'JPEG', webp: 'WebP' }

type GuidanceProps = {
  field: NumberField
  value: number | null
  error: string | undefined
  onChange: (value: number | null) => void
}

function Guidance({ field, value, error, onChange }: GuidanceProps) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <div className="flex items-baseline justify-between text-xs">
        <label htmlFor={id} className="font-semibold text-ink-2">
          Guidance
        </label>
        <span className="flex items-baseline gap-2 text-ink-3">
          {value !== null && value !== field.default ? (
            <button
              type="button"
              onClick={() => onChange(null)}
              className="rounded-xs underline hover:text-ink touch:p-2"
            >
              back to {field.default}
            </button>
          ) : null}
          <span className="mono num">{value ?? field.default}</span>
        </span>
      </div>
      <input
        id={id}
        type="range"
        title="API field: cfgScale"
        min={field.min}
        max={field.max}
        step={field.step}
        value={value ?? field.default}
        onChange={(event) => onChange(Number(event.target.value))}
        className="h-6 w-full accent-live touch:h-11"
      />
      <div className="flex justify-between text-xs text-ink-3">
        <span>freer</span>
        <span>closer to the words</span>
      </div>
      {error ? (
        <p role="alert" className="text-xs text-bad">
          {error}
        </p>
      ) : null}
    </div>
  )
}

/** What most runs leave as it is; folded, but its values are in the name. */
export function MoreSettings({ draft, capabilities, errors, onFormat, onGuidance }: Props) {
  const [opened, setOpened] = useState(false)
  const open = opened || errors.outputFormat !== undefined || errors.cfgScale !== undefined
  const id = useId()
  const inside = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (opened) inside.current?.scrollIntoView({ block: 'nearest', behavior: scrollBehavior() })
  }, [opened])
  const { cfgScale, outputFormats } = capabilities
  const values = [
    cfgScale ? `guidance ${draft.cfgScale ?? cfgScale.default}` : null,
    FORMAT[draft.outputFormat],
  ]
  return (
    <div className="grid gap-3">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpened(!open)}
        className={buttonClass({ variant: 'ghost' }, '-ml-1 w-max pr-2 pl-1 hover:bg-transparent')}
      >
        <ChevronDown
          className={cx('size-4 transition-transform', open && 'rotate-180')}
          strokeWidth={1.6}
          aria-hidden="true"
        />
        {open ? 'Less' : `More: ${values.filter(Boolean).join(', ')}`}
      </button>
      <div ref={inside} id={id} hidden={!open} className="grid scroll-mb-6 gap-4">
        <Labelled name="Format" error={errors.outputFormat}>
          <Segmented
            label="Format"
            title="API field: outputFormat"
            value={draft.outputFormat}
            onChange={onFormat}
            options={outputFormats.map((format) => ({ value: format, label: FORMAT[format] }))}
            className="grid auto-cols-fr grid-flow-col gap-0.5 rounded-s bg-sunk p-0.5"
          />
        </Labelled>
        {cfgScale ? (
          <Guidance field={cfgScale} value={draft.cfgScale} error={errors.cfgScale} onChange={onGuidance} />
        ) : null}
      </div>
    </div>
  )
}
