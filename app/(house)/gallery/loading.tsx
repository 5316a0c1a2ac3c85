import { ViewChips } from '@/components/gallery/view-chips'
import { WallSkeleton } from '@/components/gallery/wall-skeleton'

export default function GalleryLoading() {
  return (
    <div className="px-4 pt-4 pb-2 md:px-5">
      <h1 className="sr-only">Gallery</h1>
      <ViewChips view="all" />
      <WallSkeleton />
    </div>
  )
}
