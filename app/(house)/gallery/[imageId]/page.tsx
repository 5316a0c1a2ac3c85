import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { readImageFacts } from '@/app/api/v1/images/[imageId]/image-facts'
import { ImagePage } from '@/components/gallery/image-page'
import { requireUser } from '@/lib/auth'
import { AppError } from '@/lib/core/errors'
import { readerCalendar } from '../../reader'

type Props = { params: Promise<{ imageId: string }> }

const TITLE_CHARS = 60

/** Shared by the page and its title. A foreign, unknown or malformed id alike: nothing is here. */
const readImage = cache(async (imageId: string) => {
  const ctx = await requireUser()
  try {
    return { ctx, facts: await readImageFacts(ctx, imageId) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { facts } = await readImage((await params).imageId)
  const { prompt } = facts.image
  return {
    title: prompt.length > TITLE_CHARS ? `${prompt.slice(0, TITLE_CHARS).trimEnd()}…` : prompt || 'Image',
  }
}

export default async function OneImagePage({ params }: Props) {
  const { ctx, facts } = await readImage((await params).imageId)
  return <ImagePage drawn={facts} calendar={await readerCalendar(ctx.now)} />
}
