import type { Metadata } from 'next'
import { NoModels } from '@/components/studio/no-models'
import { Studio } from '@/components/studio/studio'
import { requireUser } from '@/lib/auth'
import { listModels, listRuns } from '@/lib/runs'
import { readerCalendar } from '../reader'
import { readArrival } from './arrival'

export const metadata: Metadata = { title: 'Studio' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function StudioPage({ searchParams }: Props) {
  const ctx = await requireUser()
  const [models, firstPage, arrival, calendar] = await Promise.all([
    listModels(ctx),
    listRuns(ctx, { limit: 20 }),
    readArrival(ctx, await searchParams),
    readerCalendar(ctx.now),
  ])
  if (!models.some(({ capabilities }) => capabilities.length > 0)) return <NoModels />
  return (
    <Studio
      userId={ctx.actor.userId}
      models={models}
      firstPage={firstPage}
      calendar={calendar}
      {...arrival}
    />
  )
}
