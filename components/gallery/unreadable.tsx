'use client'

import type { ApiFailure } from '@/components/frame/api'
import { Button } from '@/components/ui/button'

type Props = { failure: ApiFailure; onRetry: () => void; onClose: () => void }

/** In place of an image that is gone, or whose facts did not come. */
export function Unreadable({ failure, onRetry, onClose }: Props) {
  const gone = failure.code === 'NOT_FOUND'
  return (
    <div role="alert" className="grid justify-items-start gap-4">
      <h1 className="serif text-title">
        {gone ? 'This image is not here any more.' : 'The image did not come.'}
      </h1>
      <p className="text-ink-2">
        {gone ? 'The trash was emptied of it, or the address is wrong.' : failure.message}
      </p>
      <Button variant="solid" onClick={gone ? onClose : onRetry}>
        {gone ? 'Back to the gallery' : 'Try again'}
      </Button>
    </div>
  )
}
