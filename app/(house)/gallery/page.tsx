import type { Metadata } from 'next'
import { ViewChips } from '@/components/gallery/view-chips'
import { Wall } from '@/components/gallery/wall'
import { requireUser } from '@/lib/auth'
import { listImages } from '@/lib/gallery'
import { readerCalendar } from '../reader'

export const metadata: Metadata = { title: 'Gallery' }

const FIRST_PAGE = 60

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function GalleryPage({ searchParams }: Props) {
  const ctx = await requireUser()
  const view = (await searchParams).view === 'trash' ? 'trash' : 'all'
  const [firstPage, calendar] = await Promise.all([
    listImages(ctx, { view, limit: FIRST_PAGE }),
    readerCalendar(ctx.now),
  ])
  return (
    <div className="px-4 pt-4 pb-2 md:px-5">
      <h1 className="sr-only">{view === 'trash' ? 'Trash' : 'Gallery'}</h1>
      <ViewChips view={view} />
      <Wall key={view} view={view} firstPage={firstPage} calendar={calendar} />
    </div>
  )
}
