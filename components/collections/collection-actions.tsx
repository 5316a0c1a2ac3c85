'use client'

import { Download, MoreHorizontal, Pencil, Trash2, UsersRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Suspense, useState } from 'react'
import { useMe } from '@/components/frame/me'
import { ReviewButton } from '@/components/review/review-button'
import { ShareButton } from '@/components/share/share-button'
import { fetchedOnPress } from '@/components/ui/fetched'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast-store'
import { changeCollection, discardCollection, restoreCollection } from './calls'
import type { HeadProps } from './collection-head'

const CollectionForm = fetchedOnPress(async () => ({
  default: (await import('./collection-form')).CollectionForm,
}))
const MembersDialog = fetchedOnPress(() => import('./members-dialog'))
const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const

/** What can be done with the collection as a whole. */
export function CollectionActions({ collection, onChanged }: HeadProps) {
  const [open, setOpen] = useState<'form' | 'members' | null>(null)
  const isShared = useMe().team.kind === 'shared'
  const discard = useDiscard(collection.id, collection.name)
  const download: MenuEntry = {
    kind: 'link',
    label: 'Download all originals',
    icon: <Download {...ICON} />,
    href: `/api/v1/collections/${collection.id}/zip`,
    download: true,
  }
  const manage: MenuEntry[] = [
    {
      kind: 'item',
      label: 'Name and description…',
      icon: <Pencil {...ICON} />,
      onSelect: () => setOpen('form'),
    },
    ...(isShared
      ? [
          {
            kind: 'item' as const,
            label: 'Who may open it…',
            icon: <UsersRound {...ICON} />,
            onSelect: () => setOpen('members'),
          },
        ]
      : []),
    { kind: 'separator' },
    { kind: 'item', label: 'Move to the trash', icon: <Trash2 {...ICON} />, danger: true, onSelect: discard },
  ]
  const entries = [
    ...(collection.imageCount > 0 ? [download] : []),
    ...(collection.level === 'manage' ? manage : []),
  ]
  const close = () => setOpen(null)
  return (
    <div className="flex items-center gap-2">
      <ReviewButton collectionId={collection.id} />
      <ShareButton target={{ kind: 'collection', id: collection.id }} />
      {entries.length > 0 ? (
        <Menu
          align="end"
          entries={entries}
          trigger={(trigger) => (
            <IconButton {...trigger} label="More" tipAlign="end">
              <MoreHorizontal {...ICON} />
            </IconButton>
          )}
        />
      ) : null}
      <Suspense>
        {open === 'form' ? (
          <CollectionForm
            open
            onOpenChange={close}
            title="The collection"
            action="Save"
            start={collection}
            onSave={async ({ name, description, teamLevel }) => {
              const answer = await changeCollection(collection.id, { name, description, teamLevel })
              if (!answer.ok) return answer.message
              onChanged(answer.value)
              return null
            }}
          />
        ) : null}
        {open === 'members' ? (
          <MembersDialog collection={collection} onChanged={onChanged} onClose={close} />
        ) : null}
      </Suspense>
    </div>
  )
}

/** Into the trash and away from here, with a way back. */
function useDiscard(id: string, name: string) {
  const router = useRouter()
  const restore = async () => {
    const answer = await restoreCollection(id)
    if (answer.ok) router.push(`/collections/${id}` as never)
    else toast(`It was not restored. ${answer.message}`, { tone: 'bad' })
  }
  return async () => {
    const answer = await discardCollection(id)
    if (!answer.ok) return toast(`It is still here. ${answer.message}`, { tone: 'bad' })
    router.push('/collections' as never)
    toast(`“${name}” is in the trash for 30 days. Its pictures are where they were.`, {
      action: { label: 'Undo', onAction: () => void restore() },
    })
  }
}
