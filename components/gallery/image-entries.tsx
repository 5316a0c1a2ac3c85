'use client'

import {
  Code,
  Columns2,
  CopyPlus,
  CornerUpLeft,
  Download,
  FileText,
  Maximize2,
  Shuffle,
  Trash2,
  Type,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Suspense, useState } from 'react'
import { fetchedOnPress, fetchedOrSaid } from '@/components/ui/fetched'
import type { MenuEntry } from '@/components/ui/menu'
import MenuPopup, { type MenuPopupProps } from '@/components/ui/menu-popup'
import { toast } from '@/components/ui/toast-store'
import type { RunSettings } from '@/lib/runs/schema'
import type { PictureProps } from './image-menu'
import { downloadUrl, imageUrl } from './image-url'
import { useTeamEntries } from './use-team-entries'

const Variations = fetchedOnPress(() => import('./variations'))
const CodeDialog = fetchedOnPress(() => import('@/components/prompting/code-dialog'))
const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const
const SEPARATOR: MenuEntry = { kind: 'separator' }

type Props = Omit<MenuPopupProps, 'entries' | 'align'> & PictureProps & { hasCode: boolean }

/** The menu of a picture, and the dialogs it opens. */
export default function ImageEntries(props: Props) {
  const { image, generationId, settings, hasCode, open, onOpenChange, anchor } = props
  const [varying, setVarying] = useState<boolean>()
  const [codeOpen, setCodeOpen] = useState<boolean>()
  const team = useTeamEntries(image)
  const router = useRouter()
  const go = (href: string) => router.push(href as never)
  const entries = [
    ...onwards(props, { go, vary: () => setVarying(true) }),
    ...words(settings.prompt, hasCode ? () => setCodeOpen(true) : null),
    ...(team.entries.length > 0 ? [SEPARATOR, ...team.entries] : []),
    SEPARATOR,
    ...downloads(props),
    ...(props.opens ? [SEPARATOR, opening(() => go(`/gallery/${image.id}`))] : []),
    ...(props.onTrash ? [trashing(props.onTrash)] : []),
  ]
  return (
    <>
      <MenuPopup open={open} onOpenChange={onOpenChange} anchor={anchor} entries={entries} align="end" />
      {team.dialogs}
      {codeOpen === undefined || generationId === null ? null : (
        <Suspense>
          <CodeDialog generationId={generationId} open={codeOpen} onOpenChange={setCodeOpen} />
        </Suspense>
      )}
      {varying === undefined ? null : (
        <Suspense>
          <Variations image={image} settings={settings} open={varying} onClose={() => setVarying(false)} />
        </Suspense>
      )}
    </>
  )
}

type Ways = { go: (href: string) => void; vary: () => void }

function onwards({ image, seed, onSettings }: PictureProps, { go, vary }: Ways): MenuEntry[] {
  const remix = {
    label: 'Remix with a new seed',
    icon: <Shuffle {...ICON} />,
    onSelect: () => onSettings(null),
  }
  const again = {
    label: 'Same settings and seed',
    icon: <CornerUpLeft {...ICON} />,
    onSelect: () => onSettings(seed),
  }
  const compare = {
    label: 'Compare with…',
    icon: <Columns2 {...ICON} />,
    onSelect: () => go(`/gallery?compare=${image.id}`),
  }
  return [
    { kind: 'item', ...remix },
    ...(seed === null ? [] : [{ kind: 'item' as const, ...again }]),
    { kind: 'item', label: 'Variations…', icon: <CopyPlus {...ICON} />, onSelect: vary },
    { kind: 'item', ...compare },
  ]
}

function words(prompt: string, showCode: (() => void) | null): MenuEntry[] {
  const asText = { label: 'Copy prompt', icon: <Type {...ICON} />, onSelect: () => copy(prompt) }
  const asCode = { label: 'Copy as code…', icon: <Code {...ICON} /> }
  return [
    ...(prompt === '' ? [] : [{ kind: 'item' as const, ...asText }]),
    ...(showCode ? [{ kind: 'item' as const, ...asCode, onSelect: showCode }] : []),
  ]
}

function downloads({ image: { id }, settings, seed }: PictureProps): MenuEntry[] {
  const file = { kind: 'link', icon: <Download {...ICON} />, download: true } as const
  return [
    { kind: 'heading', label: 'Download' },
    { ...file, label: 'The original', href: downloadUrl(id) },
    {
      kind: 'item',
      label: 'With its settings, as PNG',
      icon: <FileText {...ICON} />,
      onSelect: () => void saveWithSettings(id, settings, seed),
    },
    ...(['png', 'webp'] as const).map((format) => ({
      ...file,
      label: `Without metadata, as ${format === 'png' ? 'PNG' : 'WebP'}`,
      href: `${imageUrl(id, 'original').replace(/original$/, 'stripped')}?format=${format}`,
    })),
  ]
}

const trashing = (onSelect: () => void): MenuEntry => ({
  ...{ kind: 'item', label: 'Move to trash', icon: <Trash2 {...ICON} />, danger: true },
  onSelect,
})

const opening = (onSelect: () => void): MenuEntry => ({
  ...{ kind: 'item', label: 'Open in the gallery', icon: <Maximize2 {...ICON} />, onSelect },
})

async function saveWithSettings(...picture: [id: string, settings: RunSettings, seed: number | null]) {
  const saver = await fetchedOrSaid(() => import('./save-embedded'))
  await saver?.saveEmbedded(...picture)
}

async function copy(prompt: string) {
  try {
    await navigator.clipboard.writeText(prompt)
    toast('Prompt copied.')
  } catch {
    toast('This browser did not let the studio copy.', { tone: 'bad' })
  }
}
