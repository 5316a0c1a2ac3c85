import type { Metadata } from 'next'
import { z } from 'zod'
import { CollectionsPage } from '@/components/collections/collections-page'
import { requireUser } from '@/lib/auth'
import { listCollections } from '@/lib/gallery'
import { COLLECTION_VIEWS } from '@/lib/gallery/collections/schema'

export const metadata: Metadata = { title: 'Collections' }

const FIRST_PAGE = 60
const Query = z.object({ view: z.enum(COLLECTION_VIEWS).catch('all') })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  const ctx = await requireUser()
  const { view } = Query.parse(await searchParams)
  const firstPage = await listCollections(ctx, { view, limit: FIRST_PAGE })
  return <CollectionsPage key={view} view={view} firstPage={firstPage} now={ctx.now.toISOString()} />
}
