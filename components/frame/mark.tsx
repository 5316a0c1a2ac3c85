import { cx } from '@/components/ui/class-names'

/** Three panels, the middle one lit. Decoration: name it where it is a link. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 22 18" aria-hidden="true" className={cx('h-[18px] w-[22px] shrink-0', className)}>
      <rect width="4" height="18" rx="1" className="fill-ink" />
      <rect x="6.5" width="9" height="18" rx="1" className="fill-live" />
      <rect x="18" width="4" height="18" rx="1" className="fill-ink" />
    </svg>
  )
}
