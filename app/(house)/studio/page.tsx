import type { Metadata } from 'next'
import { NoModels } from '@/components/studio/no-models'
import { Studio } from '@/components/studio/studio'
import { requireUser } from '@/lib/auth'
import { listModels, listRuns } from '@/lib/runs'
import { readArrival } from './arrival'

export const metadata: Metadata = { title: 'Studio' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function StudioPage({ searchParams }: Props) {
  const ctx = await requireUser()
  const [models, firstPage, arrival] = await Promise.all([
    listModels(ctx),
    listRuns(ctx, { limit: 20 }),
    readArrival(ctx, await searchParams),
  ])
  const [first, ...others] = models
  if (!first) return <NoModels />
  return (
    <Studio
      userId={ctx.actor.userId}
      models={[first, ...others]}
      firstPage={firstPage}
      drawnAt={ctx.now.getTime()}
      {...arrival}
    />
  )
}
