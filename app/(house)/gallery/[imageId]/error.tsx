'use client'

import { CouldNotShow } from '@/components/gallery/could-not-show'

export default function ImageError({ reset }: { reset: () => void }) {
  return <CouldNotShow what="image" onRetry={reset} />
}
