import { Skeleton } from '@/components/ui/skeleton'
import { DetailsSkeleton } from './image-details'

/** The image page before anything of it is known. */
export function ImageSkeleton() {
  return (
    <div
      className="grid min-[1000px]:h-[calc(100dvh-var(--top-bar))] min-[1000px]:grid-cols-[minmax(0,1fr)_372px]"
      aria-busy="true"
    >
      <div className="flex min-w-0 flex-col bg-sunk">
        <div className="h-12 touch:h-13" />
        <Skeleton className="aspect-square w-full rounded-none min-[1000px]:m-auto min-[1000px]:h-[min(70%,60vw)] min-[1000px]:w-auto min-[1000px]:rounded-card" />
      </div>
      <div className="grid content-start gap-5 border-line px-4 pt-5 min-[1000px]:border-l min-[1000px]:px-6 min-[1000px]:pt-6">
        <h1 className="sr-only" role="status">
          Fetching the image
        </h1>
        <div className="grid gap-2.5">
          <Skeleton className="h-5" />
          <Skeleton className="h-5 w-2/3" />
        </div>
        <div className="h-8 touch:h-11" />
        <DetailsSkeleton />
      </div>
    </div>
  )
}
