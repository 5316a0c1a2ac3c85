import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { Mark } from '@/components/frame/mark'
import { SharedLock } from '@/components/share/shared-lock'
import { SharedPageView } from '@/components/share/shared-page'
import { publicOrigin } from '@/lib/auth'
import { readerCalendar } from '../../(house)/reader'
import { countVisitor, readLink } from './shared'

type Props = { params: Promise<{ token: string }> }

const ROBOTS = { robots: { index: false, follow: false, noimageindex: true } } as const
const TITLE_CHARS = 70

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { token } = await params
  const found = await readLink(token)
  if (found.state === 'gone') return { ...ROBOTS, title: { absolute: 'Nothing is shared here' } }
  if (found.state === 'locked') return { ...ROBOTS, title: { absolute: 'Shared with a password' } }
  const { title: whole, sharedBy, imageCount } = found.view
  const title = whole.length > TITLE_CHARS ? `${whole.slice(0, TITLE_CHARS - 1)}…` : whole
  if (found.isProtected) return { ...ROBOTS, title: { absolute: title } }
  const description = `${imageCount === 1 ? 'A picture' : `${imageCount} pictures`}, shared by ${sharedBy.name}`
  const images =
    imageCount > 0
      ? [{ url: `${publicOrigin(await headers())}/s/${token}/opengraph`, width: 1200, height: 630 }]
      : []
  return {
    ...ROBOTS,
    title: { absolute: title },
    description,
    openGraph: { type: 'website', siteName: 'Triptych', title, description, images },
    twitter: { card: 'summary_large_image', title, description },
  }
}

export default async function SharedLinkPage({ params }: Props) {
  const { token } = await params
  const found = await readLink(token)
  if (found.state === 'gone') notFound()
  if (found.state === 'locked') return <Locked token={token} />
  await countVisitor(found.ctx)
  return <SharedPageView token={token} view={found.view} calendar={await readerCalendar(found.ctx.now)} />
}

const Locked = ({ token }: { token: string }) => (
  <main className="mx-auto grid min-h-dvh w-full max-w-[26rem] content-start gap-6 px-4 pt-[18vh] pb-12">
    <Mark />
    <div className="grid gap-2.5">
      <h1 className="serif text-display text-balance">
        Shared with <em>a password</em>
      </h1>
      <p className="text-md text-pretty text-ink-2">Whoever sent you the link has it.</p>
    </div>
    <SharedLock token={token} />
  </main>
)
