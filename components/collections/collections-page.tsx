'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useMe } from '@/components/frame/me'
import { EmptyFrames } from '@/components/gallery/empty-wall'
import { Button, ButtonLink } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import { newId } from '@/lib/core/ids'
import type { CollectionListQuery, CollectionPage } from '@/lib/gallery/collections/schema'
import { makeCollection } from './calls'
import { CollectionForm } from './collection-form'
import { Shelf } from './shelf'
import { TrashedShelf } from './trashed-shelf'
import { useShelves } from './use-shelves'

type View = CollectionListQuery['view']
type Props = { view: View; firstPage: CollectionPage; now: string }

const CHIPS = [
  { view: 'all', label: 'Collections', href: '/collections' },
  { view: 'trash', label: 'Trash', href: '/collections?view=trash' },
] as const

/** The collections of the team as shelves with their covers, or those in the trash. */
export function CollectionsPage({ view, firstPage, now }: Props) {
  const { cards, hasMore, askMore, takeOff } = useShelves(view, firstPage)
  const mayMake = useMe().team.role !== 'viewer'
  const inTrash = view === 'trash'
  return (
    <div className="px-4 pt-4 pb-10 md:px-5">
      <h1 className="sr-only">{inTrash ? 'Trash of the collections' : 'Collections'}</h1>
      <div className="flex min-h-[26px] flex-wrap items-center gap-x-4 gap-y-2 pb-5">
        <Chips view={view} />
        <span className="grow" />
        {inTrash ? (
          <span className="text-ink-3">Kept for 30 days, then gone for good.</span>
        ) : mayMake && cards.length > 0 ? (
          <NewCollection />
        ) : null}
      </div>
      {cards.length === 0 ? <Empty inTrash={inTrash} mayMake={mayMake} /> : null}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,42vw),1fr))] gap-x-5 gap-y-8 max-md:gap-x-3">
        {cards.map((card) => (
          <li key={card.id}>
            {inTrash ? (
              <TrashedShelf card={card} now={now} onRestored={() => takeOff(card.id)} />
            ) : (
              <Shelf card={card} />
            )}
          </li>
        ))}
      </ul>
      {hasMore ? (
        <div className="grid justify-center pt-8">
          <Button onClick={askMore}>More</Button>
        </div>
      ) : null}
    </div>
  )
}

const Chips = ({ view }: { view: View }) => (
  <nav aria-label="Parts of the collections" className="flex gap-2">
    {CHIPS.map((chip) => (
      <Link
        key={chip.view}
        href={chip.href as never}
        aria-current={chip.view === view ? 'page' : undefined}
        className={cx(
          'inline-flex h-[26px] items-center rounded-full border px-2.5 text-sm transition-colors touch:h-11 touch:px-4',
          chip.view === view
            ? 'border-line-strong bg-panel font-medium text-ink'
            : 'border-line bg-sunk text-ink-2 hover:border-line-strong',
        )}
      >
        {chip.label}
      </Link>
    ))}
  </nav>
)

function NewCollection({ solid }: { solid?: boolean }) {
  const [open, setOpen] = useState(false)
  const router = useRouter()
  return (
    <>
      <Button size={solid ? 'l' : 's'} variant={solid ? 'solid' : 'ghost'} onClick={() => setOpen(true)}>
        <Plus className="size-4" strokeWidth={1.6} aria-hidden="true" /> New collection
      </Button>
      {open ? (
        <CollectionForm
          open
          onOpenChange={setOpen}
          title="New collection"
          action="Make the collection"
          onSave={async (draft) => {
            const answer = await makeCollection(newId(), draft)
            if (!answer.ok) return answer.message
            router.push(`/collections/${answer.value.id}` as never)
            return null
          }}
        />
      ) : null}
    </>
  )
}

const Empty = ({ inTrash, mayMake }: { inTrash: boolean; mayMake: boolean }) => (
  <div className="grid min-h-[min(60vh,32rem)] place-content-center justify-items-center gap-5 text-center">
    <EmptyFrames />
    <p className="serif text-title text-balance">
      {inTrash ? 'No collection is in the trash.' : 'Pictures that belong together hang together here.'}
    </p>
    {inTrash ? (
      <ButtonLink href="/collections" variant="solid" size="l">
        Back to the collections
      </ButtonLink>
    ) : mayMake ? (
      <NewCollection solid />
    ) : null}
  </div>
)
