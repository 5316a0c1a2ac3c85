'use client'

import { CouldNotShow } from '@/components/gallery/could-not-show'

export default function TeamError({ reset }: { reset: () => void }) {
  return <CouldNotShow what="team’s page" onRetry={reset} />
}
