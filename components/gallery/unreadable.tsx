'use client'

import type { ApiFailure } from '@/components/frame/api'
import { Button } from '@/components/ui/button'

type Props = { failure: ApiFailure; gone: boolean; onRetry: () => void; onClose: () => void }

/** In place of the details: the image is gone, or they did not come. */
export function Unreadable({ failure, gone, onRetry, onClose }: Props) {
  return (
    <div role="alert" className="grid justify-items-start gap-4">
      <h1 className="serif text-title">
        {gone ? 'This image is not here any more.' : 'Its details did not come.'}
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
