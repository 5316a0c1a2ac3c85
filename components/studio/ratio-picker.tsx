'use client'

import { cx } from '@/components/ui/class-names'
import { Segmented } from '@/components/ui/segmented'
import type { AspectRatio, Shape } from '@/lib/providers/schema'
import { Labelled } from './labelled'

type Props = {
  value: AspectRatio
  shapes: readonly Shape[]
  error: string | undefined
  onChange: (ratio: AspectRatio) => void
}

const BOX = 26
const AREA = 270

function Outline({ widthPx, heightPx, filled }: Shape & { filled: boolean }) {
  const width = Math.sqrt((AREA * widthPx) / heightPx)
  const height = AREA / width
  return (
    <svg viewBox={`0 0 ${BOX} ${BOX}`} aria-hidden="true" className="size-[26px]">
      <rect
        x={(BOX - width) / 2}
        y={(BOX - height) / 2}
        width={width}
        height={height}
        rx="1.5"
        fill={filled ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </svg>
  )
}

const option = (chosen: boolean) =>
  cx(
    'flex h-13.5 flex-col items-center justify-center gap-1 rounded-s border text-2xs transition-colors',
    chosen
      ? 'border-line bg-panel font-semibold text-ink shadow-card'
      : 'border-transparent text-ink-3 hover:text-ink',
  )

/** The ratios the model offers, as little shapes. */
export function RatioPicker({ value, shapes, error, onChange }: Props) {
  const chosen = shapes.find((shape) => shape.ratio === value)
  return (
    <Labelled
      api="aspectRatio"
      name="Aspect ratio"
      error={error}
      aside={chosen ? <span className="mono num">{`${chosen.widthPx} × ${chosen.heightPx}`}</span> : null}
    >
      <Segmented
        label="Aspect ratio"
        title="The shape of the picture. API field: aspectRatio"
        value={value}
        onChange={onChange}
        className="grid grid-cols-5 gap-1 md:grid-cols-9 touch:grid-cols-5"
        optionClassName={option}
        options={shapes.map((shape) => ({
          value: shape.ratio,
          name: `${shape.ratio}, ${shape.widthPx} by ${shape.heightPx} pixels`,
          label: (
            <>
              <Outline {...shape} filled={shape.ratio === value} />
              {shape.ratio}
            </>
          ),
        }))}
      />
    </Labelled>
  )
}
