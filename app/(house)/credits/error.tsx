'use client'

import { CouldNotShow } from '@/components/gallery/could-not-show'

export default function CreditsError({ reset }: { reset: () => void }) {
  return <CouldNotShow what="credits page" onRetry={reset} />
}
