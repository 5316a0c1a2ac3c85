'use client'

import { Eye, EyeOff, FolderPlus, MoreHorizontal } from 'lucide-react'
import { type ReactNode, Suspense, useCallback, useState } from 'react'
import { useShowing } from '@/components/collections/use-showing'
import { useMayShow, useMe } from '@/components/frame/me'
import { useShareEntry } from '@/components/share/share-button'
import { fetchedOnPress } from '@/components/ui/fetched'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, type MenuEntry } from '@/components/ui/menu'

const AddDialog = fetchedOnPress(() => import('@/components/collections/add-dialog'))
const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const

type Image = { id: string; shown: boolean; mine?: boolean }

/** What a picture's menu offers of its team: collections, showing and hiding, links. `dialogs` stand beside the menu. */
export function useTeamEntries(image: Image): { entries: MenuEntry[]; dialogs: ReactNode } {
  const mayShow = useMayShow()
  const isViewer = useMe().team.role === 'viewer'
  const [adding, setAdding] = useState<boolean>()
  const [shown, setShown] = useShown(image)
  const show = useShowing(setShown)
  const share = useShareEntry({ kind: 'image', id: image.id })
  const entries: MenuEntry[] = [
    ...(isViewer
      ? []
      : [
          {
            kind: 'item' as const,
            label: 'Add to a collection…',
            icon: <FolderPlus {...ICON} />,
            onSelect: () => setAdding(true),
          },
        ]),
    ...(mayShow && image.mine !== false
      ? [
          {
            kind: 'item' as const,
            label: shown ? 'Hide from the team' : 'Show to the team',
            icon: shown ? <EyeOff {...ICON} /> : <Eye {...ICON} />,
            onSelect: () => show([image.id], !shown),
          },
        ]
      : []),
    ...share.entries,
  ]
  const dialogs = (
    <>
      {adding === undefined ? null : (
        <Suspense>
          <AddDialog imageIds={[image.id]} open={adding} onOpenChange={setAdding} />
        </Suspense>
      )}
      {share.dialog}
    </>
  )
  return { entries, dialogs }
}

/** For a picture that has no other menu. */
export function TeamMenu({ image }: { image: Image }) {
  const { entries, dialogs } = useTeamEntries(image)
  if (entries.length === 0) return null
  return (
    <>
      <Menu
        align="end"
        entries={entries}
        trigger={(trigger) => (
          <IconButton {...trigger} label="More">
            <MoreHorizontal {...ICON} />
          </IconButton>
        )}
      />
      {dialogs}
    </>
  )
}

/** As it was drawn, until it is changed here. */
function useShown(image: Image) {
  const [changed, setChanged] = useState<{ drawn: boolean; now: boolean }>()
  const shown = changed && changed.drawn === image.shown ? changed.now : image.shown
  const mark = useCallback(
    (_ids: readonly string[], now: boolean) => setChanged({ drawn: image.shown, now }),
    [image.shown],
  )
  return [shown, mark] as const
}
