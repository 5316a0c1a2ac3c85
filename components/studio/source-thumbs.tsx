'use client'

import { cx } from '@/components/ui/class-names'
import { FIELDS } from '@/lib/providers/fields/schema'
import type { RunSettings } from '@/lib/runs/schema'
import { inputIdsOf } from './slot-image'

type Props = { settings: RunSettings; className?: string; isNamed?: boolean }

/** The pictures a run was started from, small. */
export function SourceThumbs({ settings, className, isNamed = false }: Props) {
  return inputIdsOf(settings).map(({ name, id }) => (
    // biome-ignore lint/performance/noImgElement: the studio makes and serves its own variants
    <img
      key={name}
      src={`/api/v1/images/${id}/tiny`}
      alt={isNamed ? FIELDS[name].label : ''}
      title={isNamed ? FIELDS[name].label : undefined}
      loading="lazy"
      className={cx('aspect-square rounded-[5px] bg-line object-cover', className)}
    />
  ))
}
