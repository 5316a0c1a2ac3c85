'use client'

import { ChevronDown } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { operationsOf, startsFromImage } from '@/components/studio/offers'
import { groupsOf, OPERATION, type OperationGroup } from '@/components/studio/operations'
import { buttonClass } from '@/components/ui/button-class'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { OPERATIONS } from '@/lib/providers/schema'
import { readModels } from './models'

/** Until it is known what is on offer: everything that starts from a picture. */
const EVERY = groupsOf(new Set(OPERATIONS.filter((each) => each !== 'text-to-image')))

/** Takes the picture into the studio, to whatever starts from one. */
export function EditMenu({ imageId, solid }: { imageId: string; solid: boolean }) {
  const groups = useOffered()
  const router = useRouter()
  const entries = groups.flatMap<MenuEntry>(({ name, operations }) => [
    { kind: 'heading', label: name },
    ...operations.map((operation) => ({
      kind: 'item' as const,
      label: OPERATION[operation].name,
      onSelect: () => router.push(`/studio?image=${imageId}&operation=${operation}` as never),
    })),
  ])
  return (
    <Menu
      align="start"
      trigger={(trigger) => (
        <button type="button" {...trigger} className={buttonClass({ variant: solid ? 'solid' : 'plain' })}>
          Edit
          <ChevronDown className="-mr-1 size-4" strokeWidth={1.6} aria-hidden="true" />
        </button>
      )}
      entries={entries}
    />
  )
}

function useOffered(): readonly OperationGroup[] {
  const [groups, setGroups] = useState<readonly OperationGroup[]>(EVERY)
  useEffect(() => {
    void readModels().then((answer) => {
      if (!answer.ok) return
      const models = answer.value.items
      setGroups(groupsOf(new Set([...operationsOf(models)].filter((each) => startsFromImage(models, each)))))
    })
  }, [])
  return groups
}
