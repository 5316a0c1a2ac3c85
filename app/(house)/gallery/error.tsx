'use client'

import { CouldNotShow } from '@/components/gallery/could-not-show'

export default function GalleryError({ reset }: { reset: () => void }) {
  return <CouldNotShow what="gallery" onRetry={reset} />
}
