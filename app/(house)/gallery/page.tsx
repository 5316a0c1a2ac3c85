import type { Metadata } from 'next'
import { z } from 'zod'
import { Wall } from '@/components/gallery/wall'
import { getMe, requireUser } from '@/lib/auth'
import { listImages } from '@/lib/gallery'
import { TIMED_VIEWS } from '@/lib/gallery/schema'
import { readerCalendar } from '../reader'

export const metadata: Metadata = { title: 'Gallery' }

const FIRST_PAGE = 60
const TITLE = { all: 'Gallery', team: 'Shown to the team', favourites: 'Favourites', trash: 'Trash' }
const Query = z.object({
  view: z.enum(TIMED_VIEWS).catch('all'),
  /** An image to choose others beside. */
  compare: z.uuid().optional().catch(undefined),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function GalleryPage({ searchParams }: Props) {
  const ctx = await requireUser()
  const { view: asked, compare } = Query.parse(await searchParams)
  const { team } = await getMe(ctx)
  const view = asked === 'team' && team.kind === 'personal' ? 'all' : asked
  const [firstPage, calendar] = await Promise.all([
    listImages(ctx, { view, limit: FIRST_PAGE }),
    readerCalendar(ctx.now),
  ])
  return (
    <div className="px-4 pt-4 pb-2 md:px-5">
      <h1 className="sr-only">{TITLE[view]}</h1>
      <Wall key={view} view={view} firstPage={firstPage} calendar={calendar} chosenFirst={compare} />
    </div>
  )
}
