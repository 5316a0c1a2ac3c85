import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { SweepPage } from '@/components/sweep/sweep-page'
import { sweepTitle } from '@/components/sweep/sweep-title'
import { requireUser } from '@/lib/auth'
import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { getSweep, listModels } from '@/lib/runs'
import { SweepParams, type SweepView } from '@/lib/runs/sweep/schema'
import { readerCalendar } from '../../reader'

type Props = { params: Promise<{ sweepId: string }> }

const TITLE_CHARS = 60

/** Shared by the page and its title. A foreign, unknown or malformed id alike: nothing is here. */
const readSweep = cache(async (sweepId: string) => {
  const ctx = await requireUser()
  if (!SweepParams.safeParse({ sweepId }).success) notFound()
  try {
    return { ctx, view: await getSweep(ctx, sweepId) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await readSweep((await params).sweepId)
  return { title: `Sweep: ${sweepTitle(view).slice(0, TITLE_CHARS)}` }
}

/** Of the models in the sweep, what its page says of them. */
async function offersOf(ctx: UserCtx, { input, axes }: SweepView) {
  const along = axes.find(({ field }) => field === 'model')?.values ?? [input.model]
  const models = await listModels(ctx)
  return models
    .filter(({ id }) => along.includes(id))
    .flatMap(({ id, name, capabilities: [first, ...others] }) => {
      const record = [first, ...others].find((each) => each?.operation === input.operation) ?? first
      return record ? [{ id, name, costCenticredits: record.costCenticredits, usualMs: record.usualMs }] : []
    })
}

export default async function OneSweepPage({ params }: Props) {
  const { ctx, view } = await readSweep((await params).sweepId)
  const [offers, calendar] = await Promise.all([offersOf(ctx, view), readerCalendar(ctx.now)])
  return <SweepPage key={view.id} view={view} offers={offers} calendar={calendar} />
}
