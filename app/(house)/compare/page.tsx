import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { readImageFacts } from '@/app/api/v1/images/[imageId]/image-facts'
import { Compare } from '@/components/compare/compare'
import { COMPARED } from '@/components/gallery/compared'
import { requireUser } from '@/lib/auth'
import { AppError } from '@/lib/core/errors'

export const metadata: Metadata = { title: 'Compare' }

const Ids = z
  .string()
  .transform((text) => [...new Set(text.split(','))])
  .pipe(z.array(z.uuid()).min(COMPARED.least).max(COMPARED.most))

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** One that is foreign, unknown or none at all: nothing is here, and nobody hears which it was. */
export default async function ComparePage({ searchParams }: Props) {
  const ctx = await requireUser()
  const ids = Ids.safeParse((await searchParams).ids)
  if (!ids.success) notFound()
  const pictures = await Promise.all(ids.data.map((id) => readImageFacts(ctx, id))).catch((error) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound()
    throw error
  })
  return <Compare key={ids.data.join()} pictures={pictures} />
}
