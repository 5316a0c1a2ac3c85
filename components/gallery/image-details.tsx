'use client'

import type { ReactNode } from 'react'
import { useMe } from '@/components/frame/me'
import { OPERATION } from '@/components/studio/operations'
import { cx } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import { Skeleton } from '@/components/ui/skeleton'
import type { ReceiptView } from '@/lib/credits/schema'
import { FIELDS, namesOf } from '@/lib/providers/fields/schema'
import { type Calendar, daysUntil, inDays, momentOf } from './calendar'
import { CopyButton } from './copy-button'
import type { ImageFacts } from './facts'
import { bytesInWords, receiptParts } from './receipt-words'
import { settingsInWords } from './settings-words'

function Fact({ name, tall, children }: { name: string; tall?: boolean; children: ReactNode }) {
  return (
    <div
      className={cx(
        'grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 py-[7px]',
        tall ? 'items-start' : 'items-baseline',
      )}
    >
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}

function Copied({ text, label, mono }: { text: string; label: string; mono?: boolean }) {
  return (
    <span className="flex items-center gap-1">
      <span className={cx('min-w-0', mono && 'mono')}>{text}</span>
      <span className="-my-2 touch:-my-3">
        <CopyButton text={text} label={label} />
      </span>
    </span>
  )
}

/** Every setting the image was made with, and what the file is. */
export function ImageDetails({ facts, calendar }: { facts: ImageFacts; calendar: Calendar }) {
  const { image, settings, modelName, seed, receipt } = facts
  const ratio = settings?.aspectRatio ? `${settings.aspectRatio} · ` : ''
  return (
    <>
      <dl className="border-t border-line pt-2">
        {settings && settings.operation !== 'text-to-image' ? (
          <Fact name="Operation">{OPERATION[settings.operation].name}</Fact>
        ) : null}
        {settings ? <Sources settings={settings} /> : null}
        {modelName ? <Fact name="Model">{modelName}</Fact> : null}
        <Fact name="Size">
          <span className="num">
            {ratio}
            {image.widthPx} × {image.heightPx}
          </span>
        </Fact>
        {seed === null ? null : (
          <Fact name="Seed">
            <Copied text={String(seed)} label="Copy the seed" mono />
          </Fact>
        )}
        {settings
          ? settingsInWords(settings).map(({ name, label, value }) => (
              <Fact key={name} name={label}>
                <span className={typeof value === 'number' ? 'num' : undefined}>{value}</span>
              </Fact>
            ))
          : null}
        <Fact name="File">
          <span className="num">
            {image.format.toUpperCase()} · {bytesInWords(image.byteLength, calendar.locale)}
          </span>
        </Fact>
        <Fact name="Made">{momentOf(image.createdAt, calendar)}</Fact>
        <Fact name="By">{image.author.name}</Fact>
        <SeenBy facts={facts} />
      </dl>
      {receipt ? <Receipt receipt={receipt} calendar={calendar} /> : null}
    </>
  )
}

/** In a shared team: who may see it. */
function SeenBy({ facts: { image } }: { facts: ImageFacts }) {
  const { team } = useMe()
  if (team.kind === 'personal' || image.deletedAt) return null
  const alone = image.mine
    ? 'You, and who may open a collection you put it in'
    : 'Who may open the collection'
  return <Fact name="Seen by">{image.shown ? 'The team' : alone}</Fact>
}

/** The pictures it was made from, each a way to it. */
function Sources({ settings }: { settings: NonNullable<ImageFacts['settings']> }) {
  return namesOf('image').map((name) => {
    const id = settings[name]
    return id ? (
      <Fact key={name} name={FIELDS[name].label} tall>
        <Link href={`/gallery/${id}`} className="block w-fit rounded-s">
          {/* biome-ignore lint/performance/noImgElement: the studio serves its own sizes; next/image would make them again */}
          <img
            src={`/api/v1/images/${id}/thumb`}
            alt={`The ${FIELDS[name].label.toLowerCase()} it was made from`}
            className="max-h-20 rounded-s bg-sunk"
          />
        </Link>
      </Fact>
    ) : null
  })
}

function Receipt({ receipt, calendar }: { receipt: ReceiptView; calendar: Calendar }) {
  return (
    <section aria-label="Receipt" className="grid gap-1 border-t border-line pt-4">
      <p className="num">
        {receiptParts(receipt).map(([word, credits], index) => (
          <span key={word}>
            {index > 0 ? <span className="text-ink-3"> · </span> : null}
            <span className="text-ink-3">{word}</span> <b className="font-medium">{credits}</b>
          </span>
        ))}
        <span className="text-ink-3"> credits</span>
      </p>
      {receipt.reason ? <p className="text-ink-2">{receipt.reason}</p> : null}
      {receipt.state === 'refunded' && receipt.closedAt ? (
        <p className="text-sm text-ink-3">{momentOf(receipt.closedAt, calendar)}</p>
      ) : null}
      {receipt.upstreamRequestId ? (
        <div className="mt-2 text-sm">
          <p className="text-ink-3">Request id at the provider</p>
          <Copied text={receipt.upstreamRequestId} label="Copy the request id" mono />
        </div>
      ) : null}
    </section>
  )
}

/** The sentence of an image that lies in the trash. */
export function TrashedNotice({ purgeAt, calendar }: { purgeAt: string; calendar: Calendar }) {
  const days = daysUntil(purgeAt, calendar.nowIso)
  return (
    <p className="rounded-s bg-sunk px-3 py-2 text-ink-2">
      This image is in the trash. It goes for good {days === 0 ? 'today' : `in ${inDays(days)}`}.
    </p>
  )
}

/** The same shape while the facts are on their way. */
export function DetailsSkeleton() {
  return (
    <div className="grid gap-4 border-t border-line pt-4" aria-hidden="true">
      {[70, 48, 60, 40, 56, 64, 44].map((width) => (
        <div key={width} className="grid grid-cols-[6.5rem_1fr] gap-x-3">
          <Skeleton className="h-3.5 w-14" />
          <div style={{ width: `${width}%` }}>
            <Skeleton className="h-3.5" />
          </div>
        </div>
      ))}
    </div>
  )
}
