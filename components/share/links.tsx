'use client'

import { Suspense, useState } from 'react'
import type { Calendar } from '@/components/gallery/calendar'
import { useCalendar } from '@/components/gallery/use-calendar'
import { Button, ButtonLink } from '@/components/ui/button'
import { fetchedOnPress } from '@/components/ui/fetched'
import { toast } from '@/components/ui/toast-store'
import type { LinkPage, LinkView } from '@/lib/share/schema'
import { moreLinks } from './link-calls'
import { LinkRow, type LinkVerb } from './link-row'

const LinkDialog = fetchedOnPress(() => import('./link-dialog'))

/** Every link one may see, the newest first, and what can be done with each. */
export function Links({ firstPage, calendar: assumed }: { firstPage: LinkPage; calendar: Calendar }) {
  const calendar = useCalendar(assumed)
  const [{ items, nextCursor }, setPage] = useState(firstPage)
  const [asked, setAsked] = useState<{ link: LinkView; verb: LinkVerb } | null>(null)
  const put = (link: LinkView) =>
    setPage((page) => ({ ...page, items: page.items.map((each) => (each.id === link.id ? link : each)) }))
  async function more(cursor: string) {
    const answer = await moreLinks(cursor)
    if (!answer.ok) return toast(`The rest could not be read. ${answer.message}`, { tone: 'bad' })
    setPage((page) => ({ ...answer.value, items: [...page.items, ...answer.value.items] }))
  }
  if (items.length === 0)
    return (
      <div className="grid justify-items-start gap-4">
        <p className="max-w-[52ch] text-md text-pretty text-ink-2">
          No links yet. Open the menu of a picture, a collection or a sweep and choose “Share with a link”:
          whoever has it sees just that, without an account.
        </p>
        <ButtonLink href="/gallery">Look through the gallery</ButtonLink>
      </div>
    )
  return (
    <>
      <ul>
        {items.map((link) => (
          <LinkRow
            key={link.id}
            link={link}
            calendar={calendar}
            onVerb={(verb) => setAsked({ link, verb })}
          />
        ))}
      </ul>
      {nextCursor ? (
        <Button className="mt-4" onClick={() => more(nextCursor)}>
          Show more
        </Button>
      ) : null}
      {asked ? (
        <Suspense>
          <LinkDialog {...asked} calendar={calendar} onChanged={put} onClose={() => setAsked(null)} />
        </Suspense>
      ) : null}
    </>
  )
}
