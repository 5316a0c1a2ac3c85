import type { Capability } from '@/lib/providers/schema'
import { type Draft, MAX_IMAGES } from './draft'

/** How many images this record makes at once, of those wished for. */
export const countIn = ({ maxCount = MAX_IMAGES }: Pick<Capability, 'maxCount'>, { count }: Draft) =>
  Math.min(count, maxCount)
