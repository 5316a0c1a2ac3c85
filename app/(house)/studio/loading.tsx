import { Skeleton } from '@/components/ui/skeleton'

const RUNS = ['first', 'second', 'third']

export default function StudioLoading() {
  return (
    <div className="triptych" aria-busy="true">
      <div className="wing">
        <div className="wing-controls">
          <p className="sr-only">The studio is opening.</p>
          <Skeleton className="h-40 rounded-card" />
          <Skeleton className="h-13.5 max-md:hidden" />
          <Skeleton className="h-52 max-md:hidden" />
        </div>
      </div>
      <div className="hall">
        <div className="stage">
          <Skeleton className="mb-4 h-8 max-w-96" />
          <Skeleton className="h-4 max-w-64" />
        </div>
        <div className="strip grid content-start gap-6 max-xl:hidden">
          {RUNS.map((run) => (
            <Skeleton key={run} className="h-28" />
          ))}
        </div>
      </div>
    </div>
  )
}
