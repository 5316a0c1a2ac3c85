'use client'

import { type CSSProperties, useId } from 'react'
import styles from '@/components/studio/slider.module.css'
import { cx } from '@/components/ui/class-names'

type Props = {
  label: string
  /** What it stands at, in words. */
  told: string
  /** 0..1. */
  share: number
  onChange: (share: number) => void
  /** The keys that do the same. */
  hint?: string | undefined
  /** In one line, where there is no height for two. */
  inline?: boolean
}

const STEPS = 200

/** A quantity on a slider, whatever scale it follows. */
export function RangeField({ label, told, share, onChange, hint, inline = false }: Props) {
  const id = useId()
  return (
    <div className={cx('min-w-0', inline ? 'flex items-center gap-3' : 'grid gap-0.5')} title={hint}>
      <div className={cx('flex items-baseline justify-between gap-2 text-xs', inline && 'w-26 shrink-0')}>
        <label htmlFor={id} className="font-semibold text-ink-2">
          {label}
        </label>
        <span className="mono num text-ink-3">{told}</span>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={STEPS}
        value={Math.round(share * STEPS)}
        aria-valuetext={told}
        onChange={(event) => onChange(Number(event.target.value) / STEPS)}
        className={styles.slider}
        style={{ '--share': share } as CSSProperties}
      />
    </div>
  )
}
