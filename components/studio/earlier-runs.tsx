'use client'

import type { ComponentProps } from 'react'
import type { Calendar } from '@/components/gallery/calendar'
import { HistoryStrip } from './history-strip'
import { ReaderContext } from './reader'

export type Earlier = ComponentProps<typeof HistoryStrip> & { reader: Calendar }

/** The strip, with the calendar it writes its days by. */
export default function EarlierRuns({ reader, ...rest }: Earlier) {
  return (
    <ReaderContext value={reader}>
      <HistoryStrip {...rest} />
    </ReaderContext>
  )
}
