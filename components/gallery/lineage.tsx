'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { DiffWords } from '@/components/compare/diff-words'
import { callApi } from '@/components/frame/api'
import { OPERATION } from '@/components/studio/operations'
import { Link } from '@/components/ui/link'
import type { Kin, Lineage as View } from '@/lib/gallery/schema'
import { FIELDS, type FieldName } from '@/lib/providers/fields/schema'
import { type Calendar, momentOf } from './calendar'
import type { ImageFacts } from './facts'
import { imageUrl } from './image-url'
import { type Change, changesOf } from './lineage-words'

/** What the picture was made from, and what was made from it; nothing where there is neither. */
export function Lineage({ facts, calendar }: { facts: ImageFacts; calendar: Calendar }) {
  const lineage = useLineage(facts.image.id)
  if (!lineage) return null
  const { ancestors, descendants, hasMore } = lineage
  return (
    <>
      {ancestors.length > 0 ? (
        <Kinship title="Made from">
          {ancestors.map((kin) => (
            <Row
              key={kin.image.id}
              kin={kin}
              calendar={calendar}
              changes={kin.depth === 1 ? changesOf(kin.settings, facts.settings) : []}
              said={kin.isUpload ? 'Uploaded' : nameOf(kin)}
            />
          ))}
        </Kinship>
      ) : null}
      {descendants.length > 0 ? (
        <Kinship title={hasMore ? `Used in the ${descendants.length} newest of more` : 'Used in'}>
          {descendants.map((kin) => (
            <Row
              key={kin.image.id}
              kin={kin}
              calendar={calendar}
              changes={changesOf(facts.settings, kin.settings)}
              said={nameOf(kin)}
            />
          ))}
        </Kinship>
      ) : null}
    </>
  )
}

const nameOf = ({ settings }: Kin) => (settings ? OPERATION[settings.operation].name : 'Image')

function useLineage(id: string): View | null {
  const [known, setKnown] = useState<{ id: string; lineage: View } | null>(null)
  useEffect(() => {
    let isOver = false
    void callApi<View>(`/images/${id}/lineage`).then((answer) => {
      if (answer.ok && !isOver) setKnown({ id, lineage: answer.value })
    })
    return () => {
      isOver = true
    }
  }, [id])
  return known?.id === id ? known.lineage : null
}

const Kinship = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title} className="grid gap-1 border-t border-line pt-4">
    <h2 className="text-sm font-normal tracking-normal text-ink-3">{title}</h2>
    <ol className="-mx-2 grid">{children}</ol>
  </section>
)

type RowProps = { kin: Kin; said: string; changes: readonly Change[]; calendar: Calendar }

/** One step of the family: the picture, what was done, and what changed by it. Further steps stand further in. */
function Row({ kin, said, changes, calendar }: RowProps) {
  const { image, field, depth } = kin
  return (
    <li style={{ paddingLeft: (depth - 1) * 18 }}>
      <Link
        href={`/gallery/${image.id}`}
        className="flex items-start gap-3 rounded-s px-2 py-1.5 hover:bg-sunk"
      >
        {/* biome-ignore lint/performance/noImgElement: the studio serves its own sizes */}
        <img
          src={imageUrl(image.id, image.hasVariants ? 'thumb' : 'original')}
          alt={image.prompt || 'An image without a prompt'}
          loading="lazy"
          className="size-11 shrink-0 rounded-[5px] bg-line object-cover"
        />
        <span className="grid min-w-0 gap-0.5">
          <span>
            {said}
            {field === 'image' ? null : (
              <span className="text-ink-3"> · {FIELDS[field as FieldName]?.label.toLowerCase()}</span>
            )}
            <span className="text-ink-3"> · {momentOf(image.createdAt, calendar)}</span>
          </span>
          {changes.length > 0 ? (
            <span className="line-clamp-3 text-sm text-ink-2 wrap-anywhere">
              {changes.map(({ label, pieces }, index) => (
                <span key={label}>
                  {index > 0 ? ' · ' : ''}
                  <span className="text-ink-3">{label}</span> <DiffWords pieces={pieces} />
                </span>
              ))}
            </span>
          ) : null}
        </span>
      </Link>
    </li>
  )
}
