import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { readImageFacts } from '@/app/api/v1/images/[imageId]/image-facts'
import { ImagePage } from '@/components/gallery/image-page'
import { requireUser } from '@/lib/auth'
import { AppError } from '@/lib/core/errors'
import { ImageQuery } from '@/lib/gallery/schema'
import { readerCalendar } from '../../reader'

type Props = {
  params: Promise<{ imageId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const TITLE_CHARS = 60

/** Shared by the page and its title. A foreign, unknown or malformed id alike: nothing is here. */
const readImage = cache(async (imageId: string, view: string, collection: string) => {
  const ctx = await requireUser()
  const asked = ImageQuery.safeParse({ view, ...(collection && { collection }) })
  const from: ImageQuery = asked.success ? asked.data : { view: 'all' }
  try {
    return { ctx, from, facts: await readImageFacts(ctx, imageId, from) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound()
    throw error
  }
})

const read = async ({ params, searchParams }: Props) => {
  const { view, collection } = await searchParams
  return readImage((await params).imageId, String(view ?? 'all'), String(collection ?? ''))
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { facts } = await read(props)
  const { prompt } = facts.image
  return {
    title: prompt.length > TITLE_CHARS ? `${prompt.slice(0, TITLE_CHARS).trimEnd()}…` : prompt || 'Image',
  }
}

export default async function OneImagePage(props: Props) {
  const { ctx, from, facts } = await read(props)
  return <ImagePage drawn={facts} from={from} calendar={await readerCalendar(ctx.now)} />
}
