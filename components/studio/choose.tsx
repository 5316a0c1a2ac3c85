'use client'

import { GalleryHorizontalEnd } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { fetchedOnPress } from '@/components/ui/fetched'
import type { GenerationView, RunView } from '@/lib/runs/schema'

const ChooseDialog = fetchedOnPress(() => import('./choose-dialog'))

export type Chosen = NonNullable<GenerationView['image']>
const pictures = ({ generations }: RunView): Chosen[] =>
  generations.flatMap(({ image }) => (image && !image.deleted ? [image] : []))

/** On a phone: the pictures of a finished run one by one, to keep or to throw away. */
export function Choose({ run }: { run: RunView }) {
  const [images, setImages] = useState<readonly Chosen[] | null>(null)
  const now = pictures(run)
  const offered = run.done && now.length > 1
  return (
    <>
      {offered ? (
        <Button
          size="s"
          variant="ghost"
          onPointerDown={ChooseDialog.warm}
          onClick={() => setImages(now)}
          className="md:hidden"
        >
          <GalleryHorizontalEnd className="size-4" strokeWidth={1.6} aria-hidden="true" />
          Choose
        </Button>
      ) : null}
      {images ? (
        <Suspense>
          <ChooseDialog run={run} images={images} onClose={() => setImages(null)} />
        </Suspense>
      ) : null}
    </>
  )
}
