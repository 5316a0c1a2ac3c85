'use client'

import { DragFrame } from '@/components/canvas/drag-frame'
import { eachSide } from '@/components/canvas/sides'
import { cx } from '@/components/ui/class-names'
import { FIELDS, type NumberField } from '@/lib/providers/fields/schema'
import type { Size } from '@/lib/providers/rules'
import type { Margin } from './arrange-fields'
import type { SettingsProps } from './controls'
import { Labelled } from './labelled'
import type { SlotImage } from './slot-image'
import { sizeToCome } from './start-input'

type Props = Pick<SettingsProps, 'draft' | 'act' | 'offer' | 'errors'> & { names: readonly Margin[] }

const PLACE: Record<Margin, string> = {
  up: 'col-start-2 row-start-1',
  left: 'col-start-1 row-start-2',
  right: 'col-start-3 row-start-2',
  down: 'col-start-2 row-start-3',
}

/** How many pixels to paint on at each side, around the picture as it will lie in the new one. */
export function Margins({ names, draft, act, offer: { capability }, errors }: Props) {
  if (names.length === 0) return null
  const size = sizeToCome(capability, draft)
  const error = names.map((name) => errors[name]).find(Boolean)
  const pixels = (name: Margin) => Number(draft.values[name] ?? 0)
  return (
    <Labelled
      name="Paint on"
      error={error}
      aside={size ? <span className="mono num">{`${size.widthPx} × ${size.heightPx}`}</span> : 'pixels'}
    >
      <div className="grid grid-cols-[4.5rem_minmax(0,1fr)_4.5rem] items-center justify-items-center gap-2">
        {names.map((name) => {
          const field = capability.fields[name]
          return field ? (
            <MarginField
              key={name}
              name={name}
              field={field}
              value={pixels(name)}
              isInvalid={error !== undefined}
              onChange={(value) => act({ type: 'field written', name, value })}
            />
          ) : null
        })}
        <Plan image={draft.slots.image} size={size} left={pixels('left')} up={pixels('up')} />
      </div>
      {draft.slots.image ? (
        <DragFrame
          picture={draft.slots.image}
          margins={eachSide(pixels)}
          limits={eachSide((side) => capability.fields[side] ?? { min: 0, max: 0 })}
          onChange={(name, value) => act({ type: 'field written', name, value })}
        />
      ) : null}
    </Labelled>
  )
}

type FieldProps = {
  name: Margin
  field: NumberField
  value: number
  isInvalid: boolean
  onChange: (value: number | null) => void
}

function MarginField({ name, field: { min, max }, value, isInvalid, onChange }: FieldProps) {
  const { label, says } = FIELDS[name]
  const write = (text: string) => {
    const pixels = Math.round(Number(text))
    onChange(text === '' || Number.isNaN(pixels) ? null : Math.min(max, Math.max(min, pixels)))
  }
  return (
    <input
      type="number"
      inputMode="numeric"
      aria-label={says}
      aria-invalid={isInvalid || undefined}
      title={`${says} API field: ${name}`}
      placeholder={label}
      min={min}
      max={max}
      step={64}
      value={value === 0 ? '' : value}
      onChange={(event) => write(event.target.value)}
      className={cx(
        'mono num h-8 w-18 rounded-s border border-line bg-panel px-1 text-center transition-colors touch:h-11',
        '[appearance:textfield] hover:border-line-strong aria-invalid:border-bad focus-visible:outline-offset-0 max-md:text-[1rem]',
        '[&::-webkit-inner-spin-button]:appearance-none',
        PLACE[name],
      )}
    />
  )
}

type PlanProps = { image: SlotImage | undefined; size: Size | undefined; left: number; up: number }

/** The old picture in the new one, to scale. */
function Plan({ image, size, left, up }: PlanProps) {
  const whole = size ?? { widthPx: 3, heightPx: 2 }
  const ratio = whole.widthPx / whole.heightPx
  const share = (part: number, of: number) => `${(part / of) * 100}%`
  return (
    <div className="col-start-2 row-start-2 grid h-24 w-full place-items-center" aria-hidden="true">
      <div
        className="relative rounded-xs border border-dashed border-line-strong bg-sunk"
        style={{ aspectRatio: ratio, width: `min(100%, ${6 * ratio}rem)` }}
      >
        {image && size ? (
          // biome-ignore lint/performance/noImgElement: the studio makes and serves its own variants
          <img
            src={`/api/v1/images/${image.id}/thumb`}
            alt=""
            className="absolute"
            style={{
              left: share(left, size.widthPx),
              top: share(up, size.heightPx),
              width: share(image.widthPx, size.widthPx),
              height: share(image.heightPx, size.heightPx),
            }}
          />
        ) : null}
      </div>
    </div>
  )
}
