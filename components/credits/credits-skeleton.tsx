import { Skeleton } from '@/components/ui/skeleton'
import { CreditsLayout } from './credits-layout'

const MODELS = ['w-24', 'w-36', 'w-28', 'w-20']
const ROWS = [62, 48, 71, 55, 66, 40, 58]

/** The credits page before anything of it is known. */
export function CreditsSkeleton() {
  return (
    <div aria-busy="true">
      <p className="sr-only" role="status">
        Fetching your credits
      </p>
      <CreditsLayout
        balance={<BalanceSkeleton />}
        more={<Skeleton className="h-8 w-28 touch:h-11" />}
        ledger={<LedgerSkeleton />}
      />
    </div>
  )
}

function BalanceSkeleton() {
  return (
    <div className="grid items-start gap-x-16 gap-y-7 sm:max-[1000px]:grid-cols-2">
      <div>
        <Skeleton className="h-[4.275rem] w-52" />
        <Skeleton className="mt-3 h-[1.4rem] w-64" />
      </div>
      <div className="w-full max-w-[26rem]">
        <Skeleton className="mb-2 h-3.5 w-28" />
        {MODELS.map((width) => (
          <div key={width} className="flex justify-between border-t border-line py-[11px]">
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-3.5 w-32" />
          </div>
        ))}
      </div>
    </div>
  )
}

function LedgerSkeleton() {
  return (
    <div>
      <Skeleton className="mb-3 h-5 w-44" />
      {ROWS.map((width) => (
        <div key={width} className="flex items-center gap-3 border-t border-line py-3">
          <Skeleton className="h-3.5 w-10" />
          <div style={{ width: `${width}%` }}>
            <Skeleton className="h-3.5" />
          </div>
        </div>
      ))}
    </div>
  )
}
