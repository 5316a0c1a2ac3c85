import { cx } from './class-names'

/** A quiet block where something will be; give it its size by class so nothing jumps. Unseen for 150 ms. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cx('animate-late rounded-s bg-line', className)} />
}
