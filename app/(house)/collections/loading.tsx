import { Skeleton } from '@/components/ui/skeleton'

const SHELVES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

export default function CollectionsLoading() {
  return (
    <div className="px-4 pt-4 pb-10 md:px-5" aria-hidden="true">
      <div className="h-[46px] touch:h-16" />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,42vw),1fr))] gap-x-5 gap-y-8 max-md:gap-x-3">
        {SHELVES.map((shelf) => (
          <div key={shelf} className="grid gap-2">
            <Skeleton className="aspect-[4/3] w-full rounded-card" />
            <Skeleton className="h-5 w-2/3" />
          </div>
        ))}
      </div>
    </div>
  )
}
