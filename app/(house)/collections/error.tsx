'use client'

import { CouldNotShow } from '@/components/gallery/could-not-show'

export default function CollectionsError({ reset }: { reset: () => void }) {
  return <CouldNotShow what="collections" onRetry={reset} />
}
