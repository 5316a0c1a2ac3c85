import { Skeleton } from '@/components/ui/skeleton'

export default function SweepLoading() {
  return (
    <div
      aria-busy="true"
      className="grid min-h-[calc(100dvh-var(--top-bar))] content-start gap-4 bg-sunk px-4 pt-4 md:px-6.5 md:pt-5.5"
    >
      <p className="sr-only">The sweep is opening.</p>
      <Skeleton className="h-8 max-w-96" />
      <Skeleton className="h-4 max-w-64" />
      <Skeleton className="mt-6 h-[50dvh] rounded-card" />
    </div>
  )
}
