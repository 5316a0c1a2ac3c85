'use client'

import { CouldNotShow } from '@/components/gallery/could-not-show'

export default function CompareError({ reset }: { reset: () => void }) {
  return <CouldNotShow what="comparison" onRetry={reset} />
}
