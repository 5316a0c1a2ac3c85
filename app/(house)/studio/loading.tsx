import { Skeleton } from '@/components/ui/skeleton'

const MODELS = ['first', 'second', 'third', 'fourth', 'fifth']
const PICTURES = ['first', 'second', 'third', 'fourth']
const RUNS = ['first', 'second', 'third', 'fourth']

/** The studio's shape: what comes takes these places. */
export default function StudioLoading() {
  return (
    <div className="triptych" aria-busy="true">
      <div className="wing">
        <div className="wing-controls">
          <p className="sr-only">The studio is opening.</p>
          <Skeleton className="h-9 touch:h-12" />
          <Skeleton className="h-41 rounded-card" />
          <Skeleton className="h-18 max-md:hidden" />
          <div className="grid gap-1.5 max-md:hidden">
            <Skeleton className="h-18" />
            {MODELS.map((model) => (
              <Skeleton key={model} className="h-10" />
            ))}
          </div>
        </div>
      </div>
      <div className="hall">
        <div className="stage">
          <Skeleton className="h-7 max-w-96" />
          <Skeleton className="mt-3 mb-5 h-4 max-w-64" />
          <div className="grid gap-3.5 md:grid-cols-2">
            {PICTURES.map((picture) => (
              <Skeleton key={picture} className="aspect-3/2 rounded-card!" />
            ))}
          </div>
        </div>
        <div className="strip grid content-start gap-7 max-xl:hidden">
          {RUNS.map((run) => (
            <div key={run} className="grid gap-2">
              <Skeleton className="h-4" />
              <Skeleton className="h-14" />
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
