import { Skeleton } from '@/components/ui/skeleton'

export default function RoundLoading() {
  return (
    <div
      aria-busy="true"
      className="grid min-h-[calc(100dvh-var(--top-bar))] content-start gap-4 px-4 pt-4 md:px-6"
    >
      <p className="sr-only">The round is opening.</p>
      <Skeleton className="h-4 max-w-64" />
      <Skeleton className="h-8 max-w-96" />
      <Skeleton className="mt-4 h-[60dvh] rounded-card" />
    </div>
  )
}
