'use client'

import {
  Code,
  Columns2,
  CopyPlus,
  CornerUpLeft,
  Download,
  FileText,
  Maximize2,
  MoreHorizontal,
  Shuffle,
  Type,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import { useHasCode } from '@/components/prompting/use-has-code'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast-store'
import type { RunSettings } from '@/lib/runs/schema'
import { downloadUrl, imageUrl } from './image-url'
import { useTeamEntries } from './use-team-entries'

const Variations = lazy(() => import('./variations'))
const CodeDialog = lazy(() => import('@/components/prompting/code-dialog'))
const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const

type Props = {
  image: { id: string; widthPx: number; heightPx: number; shown: boolean; mine?: boolean }
  generationId: string | null
  settings: RunSettings
  seed: number | null
  /** Its settings into the form, with this seed or new ones. */
  onSettings: (seed: number | null) => void
  /** Shows a way to its page. */
  opens?: boolean
  size?: 'm' | 's'
  className?: string
  tipSide?: 'top'
}

/** What can be done with a picture beyond what has a button of its own. */
export function ImageMenu({
  image,
  generationId,
  settings,
  seed,
  onSettings,
  opens,
  size = 'm',
  className,
  tipSide,
}: Props) {
  const [varying, setVarying] = useState<'never' | 'no' | 'yes'>('never')
  const { hasCode, ask } = useHasCode(generationId, settings)
  const [codeOpen, setCodeOpen] = useState<boolean>()
  const team = useTeamEntries(image)
  const router = useRouter()
  const go = (href: string) => () => router.push(href as never)
  const entries: MenuEntry[] = [
    {
      kind: 'item',
      label: 'Remix with a new seed',
      icon: <Shuffle {...ICON} />,
      onSelect: () => onSettings(null),
    },
    ...(seed === null
      ? []
      : [
          {
            kind: 'item' as const,
            label: 'Same settings and seed',
            icon: <CornerUpLeft {...ICON} />,
            onSelect: () => onSettings(seed),
          },
        ]),
    { kind: 'item', label: 'Variations…', icon: <CopyPlus {...ICON} />, onSelect: () => setVarying('yes') },
    {
      kind: 'item',
      label: 'Compare with…',
      icon: <Columns2 {...ICON} />,
      onSelect: go(`/gallery?compare=${image.id}`),
    },
    ...(settings.prompt === ''
      ? []
      : [
          {
            kind: 'item' as const,
            label: 'Copy prompt',
            icon: <Type {...ICON} />,
            onSelect: () => copy(settings.prompt),
          },
        ]),
    ...(hasCode
      ? [
          {
            kind: 'item' as const,
            label: 'Copy as code…',
            icon: <Code {...ICON} />,
            onSelect: () => setCodeOpen(true),
          },
        ]
      : []),
    ...(team.entries.length > 0 ? [{ kind: 'separator' as const }, ...team.entries] : []),
    { kind: 'separator' },
    { kind: 'heading', label: 'Download' },
    {
      kind: 'link',
      label: 'The original',
      icon: <Download {...ICON} />,
      href: downloadUrl(image.id),
      download: true,
    },
    {
      kind: 'item',
      label: 'With its settings, as PNG',
      icon: <FileText {...ICON} />,
      onSelect: () => void saveWithSettings(image.id, settings, seed),
    },
    ...(['png', 'webp'] as const).map((format) => ({
      kind: 'link' as const,
      label: `Without metadata, as ${format === 'png' ? 'PNG' : 'WebP'}`,
      icon: <Download {...ICON} />,
      href: `${imageUrl(image.id, 'original').replace(/original$/, 'stripped')}?format=${format}`,
      download: true,
    })),
    ...(opens
      ? [
          { kind: 'separator' as const },
          {
            kind: 'item' as const,
            label: 'Open in the gallery',
            icon: <Maximize2 {...ICON} />,
            onSelect: go(`/gallery/${image.id}`),
          },
        ]
      : []),
  ]
  return (
    <>
      <Menu
        align="end"
        trigger={(trigger) => (
          <IconButton
            {...trigger}
            onPointerOver={ask}
            onFocusCapture={ask}
            size={size}
            label="More"
            tipSide={tipSide}
            className={className}
          >
            <MoreHorizontal {...ICON} />
          </IconButton>
        )}
        entries={entries}
      />
      {team.dialogs}
      {codeOpen === undefined || generationId === null ? null : (
        <Suspense>
          <CodeDialog generationId={generationId} open={codeOpen} onOpenChange={setCodeOpen} />
        </Suspense>
      )}
      {varying === 'never' ? null : (
        <Suspense>
          <Variations
            image={image}
            settings={settings}
            open={varying === 'yes'}
            onClose={() => setVarying('no')}
          />
        </Suspense>
      )}
    </>
  )
}

async function saveWithSettings(...picture: [id: string, settings: RunSettings, seed: number | null]) {
  const { saveEmbedded } = await import('./save-embedded')
  await saveEmbedded(...picture)
}

async function copy(prompt: string) {
  try {
    await navigator.clipboard.writeText(prompt)
    toast('Prompt copied.')
  } catch {
    toast('This browser did not let the studio copy.', { tone: 'bad' })
  }
}
