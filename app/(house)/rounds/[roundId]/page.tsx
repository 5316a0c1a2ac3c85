import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { RoundPage } from '@/components/review/round-page'
import { requireUser } from '@/lib/auth'
import { AppError } from '@/lib/core/errors'
import { summarizeRound } from '@/lib/review'
import { roundTitle } from '@/lib/review/rules'

type Props = {
  params: Promise<{ roundId: string }>
  searchParams: Promise<{ view?: string | string[] }>
}

/** Shared by the page and its title. A foreign, unknown or malformed id alike: nothing is here. */
const readRound = cache(async (roundId: string) => {
  const ctx = await requireUser()
  try {
    return await summarizeRound(ctx, roundId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { round, collectionName } = await readRound((await params).roundId)
  return { title: `${roundTitle(round)} · ${collectionName}` }
}

export default async function OneRoundPage({ params, searchParams }: Props) {
  const summary = await readRound((await params).roundId)
  const view = (await searchParams).view === 'summary' ? 'summary' : 'look'
  return <RoundPage key={summary.round.id} drawn={summary} view={view} />
}
