import { WallSkeleton } from '@/components/gallery/wall-skeleton'
import { Skeleton } from '@/components/ui/skeleton'

export default function CollectionLoading() {
  return (
    <div className="px-4 pt-6 pb-2 md:px-5 md:pt-9">
      <div className="grid gap-3 pb-6" aria-hidden="true">
        <Skeleton className="h-4 w-20" />
        <Skeleton className="h-9 w-72 max-w-full" />
        <Skeleton className="h-4 w-40" />
      </div>
      <WallSkeleton />
    </div>
  )
}
