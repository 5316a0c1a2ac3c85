import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { readerCalendar } from '@/app/(house)/reader'
import { CollectionView } from '@/components/collections/collection-view'
import { requireUser } from '@/lib/auth'
import { AppError } from '@/lib/core/errors'
import { getCollection, listImages } from '@/lib/gallery'

const FIRST_PAGE = 60

type Props = { params: Promise<{ collectionId: string }> }

/** Shared by the page and its title. A foreign, unknown or malformed id alike: nothing is here. */
const read = cache(async (collectionId: string) => {
  const ctx = await requireUser()
  try {
    return { ctx, collection: await getCollection(ctx, collectionId) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { collection } = await read((await params).collectionId)
  return { title: collection.name }
}

export default async function Page({ params }: Props) {
  const { ctx, collection } = await read((await params).collectionId)
  const [firstPage, calendar] = await Promise.all([
    listImages(ctx, { view: 'collection', collection: collection.id, limit: FIRST_PAGE }),
    readerCalendar(ctx.now),
  ])
  return <CollectionView drawn={collection} firstPage={firstPage} calendar={calendar} />
}
