import type { CSSProperties } from 'react'
import { cx } from '@/components/ui/class-names'
import { Skeleton } from '@/components/ui/skeleton'
import { HEADING_PX } from './sections'
import styles from './wall.module.css'

const RATIOS = [1, 0.67, 1.5, 1.78, 0.8, 1.25, 1.5, 1, 1.5, 0.67, 1.78, 1, 1.5, 1.25, 0.8, 1.5, 1.78, 1]

/** The wall before its pictures are known. */
export function WallSkeleton() {
  return (
    <div className={styles.wall} aria-busy="true">
      <p className="sr-only" role="status">
        Fetching the gallery
      </p>
      <div className="flex items-end pb-2.5" style={{ height: HEADING_PX }}>
        <Skeleton className="mb-1 h-4 w-40" />
      </div>
      <div className={styles.rows}>
        {RATIOS.map((ratio, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: they never move
            key={index}
            className={cx(styles.tile, 'animate-pulse-soft rounded-s bg-line')}
            style={{ '--ratio': ratio } as CSSProperties}
          />
        ))}
      </div>
    </div>
  )
}
