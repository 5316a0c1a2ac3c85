'use client'

import { useEffect, useState } from 'react'
import { tileSources } from '@/components/gallery/image-url'
import { ringFraction } from '@/components/studio/elapsed'
import { useProgress } from '@/components/studio/progress'
import { useReaderNow } from '@/components/studio/reader'
import { cx } from '@/components/ui/class-names'
import type { GenerationView } from '@/lib/runs/schema'
import type { SweepCell } from '@/lib/runs/sweep/schema'
import styles from './sweep.module.css'
import { type CellStateName, cellStateOf } from './sweep-state'
import { faceOf } from './tracks'

const SECOND_MS = 1000
/** So long small versions are waited for; after that the original is shown. */
const SMALL_WITHIN_MS = 8_000

export const STATE_WORD: Readonly<Record<CellStateName, string>> = {
  missing: 'Not started',
  waiting: 'Waiting',
  running: 'Being made',
  ready: 'Ready',
  filtered: 'Filtered',
  failed: 'Failed',
  cancelled: 'Cancelled',
}

/** How long a running picture has taken, moving every second; its bar is true where the upstream says how far it is. */
function Running({ generation, usualMs }: { generation: GenerationView; usualMs: number }) {
  const now = useReaderNow(SECOND_MS)
  const progress = useProgress(generation.id)
  const elapsedMs = Math.max(0, now - Date.parse(generation.startedAt ?? new Date(now).toISOString()))
  const fraction = progress ?? ringFraction(elapsedMs, usualMs)
  return (
    <span className="num grid size-full place-content-center bg-panel text-xs text-ink-2">
      <span className={styles.words}>{Math.floor(elapsedMs / SECOND_MS)} s</span>
      <span className={styles.bar} style={{ transform: `scaleX(${fraction})` }} />
    </span>
  )
}

/** Whether the small versions are there, or have been waited for long enough. */
function useSmall(image: NonNullable<GenerationView['image']>): 'small' | 'original' | null {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (image.hasVariants) return
    const timer = setTimeout(() => setLate(true), SMALL_WITHIN_MS)
    return () => clearTimeout(timer)
  }, [image.hasVariants])
  return image.hasVariants ? 'small' : isLate ? 'original' : null
}

function Small({ image }: { image: NonNullable<GenerationView['image']> }) {
  const version = useSmall(image)
  if (version === null) return <span className="block size-full animate-pulse-soft bg-line" />
  return (
    // biome-ignore lint/performance/noImgElement: the studio makes and serves its own variants
    <img
      {...tileSources({ ...image, hasVariants: version === 'small' })}
      sizes="auto, 160px"
      alt=""
      width={image.widthPx}
      height={image.heightPx}
      loading="lazy"
      decoding="async"
      className="size-full bg-line object-cover"
    />
  )
}

const QUIET = 'grid size-full place-content-center p-1 text-xs'

function Piece({ generation, usualMs }: { generation: GenerationView; usualMs: number }) {
  const { state, image, finishedAt } = generation
  if (state === 'running') return <Running generation={generation} usualMs={usualMs} />
  if (finishedAt === null)
    return (
      <span className={cx(QUIET, 'bg-panel text-ink-3')}>
        <span className={styles.words}>Waiting</span>
      </span>
    )
  if (image && !image.deleted) return <Small image={image} />
  const word = image?.deleted ? 'In the trash' : (WORD[state] ?? 'Failed')
  return (
    <span className={cx(QUIET, 'rounded-[6px] border border-dashed border-line-strong text-ink-2')}>
      <span className={styles.words}>{word}</span>
    </span>
  )
}

const WORD: Partial<Record<GenerationView['state'], string>> = {
  filtered: 'Filtered',
  failed: 'Failed',
  cancelled: 'Cancelled',
}

/** What a cell shows: its pictures side by side, or in a word why there is none. */
export function CellFace({ cell, usualMs }: { cell: SweepCell; usualMs: number }) {
  const { generations } = cell
  if (cellStateOf(cell) === 'missing')
    return (
      <span className={cx(QUIET, 'rounded-[6px] border border-dashed border-line-strong text-ink-3')}>
        <span className={styles.words}>Not started</span>
      </span>
    )
  const { across } = faceOf({ widthPx: 1, heightPx: 1 }, generations.length)
  return (
    <span
      className="grid size-full min-h-0 gap-0.5"
      style={{ gridTemplateColumns: `repeat(${across}, minmax(0, 1fr))`, gridAutoRows: 'minmax(0, 1fr)' }}
    >
      {generations.map((generation) => (
        <span key={generation.id} className="relative block min-h-0">
          <Piece generation={generation} usualMs={usualMs} />
        </span>
      ))}
    </span>
  )
}
