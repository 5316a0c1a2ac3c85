'use client'

import { ArrowLeft, Download } from 'lucide-react'
import { useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { Segmented } from '@/components/ui/segmented'
import { toast } from '@/components/ui/toast-store'
import { type Filter, filtered, roundTitle } from '@/lib/review/rules'
import type { RoundSummary as Summary } from '@/lib/review/schema'
import { RoundLook } from './round-look'
import { RoundSummary } from './round-summary'
import { type RoundNow, useRound } from './use-round'

const ICON = { className: 'size-4', strokeWidth: 1.6, 'aria-hidden': true } as const
type View = 'look' | 'summary'
const VIEWS = [
  { value: 'look', label: 'Review' },
  { value: 'summary', label: 'Summary' },
] as const

/** A round of review: the pictures one by one, or all with what was said. */
export function RoundPage({ drawn, view: first }: { drawn: Summary; view: View }) {
  const now = useRound(drawn)
  const { images } = now.summary
  const [view, setView] = useState<View>(images.length > 0 ? first : 'summary')
  const [filter, setFilter] = useState<Filter>('all')
  const [shownId, setShownId] = useState(() => (images.find(({ mine }) => mine === null) ?? images[0])?.id)
  // Those of the filter as they were when it was chosen would jump with every vote: one steps through all of them.
  const at = Math.max(
    0,
    images.findIndex(({ id }) => id === shownId),
  )
  const show = (next: View) => {
    setView(next)
    window.history.replaceState(null, '', next === 'summary' ? '?view=summary' : '?')
  }
  return (
    <div
      className="flex min-h-[calc(100dvh-var(--top-bar))] flex-col min-[1000px]:data-[view=look]:h-[calc(100dvh-var(--top-bar))]"
      data-view={view}
    >
      <Head now={now} view={view} onView={show} />
      {view === 'look' && images.length > 0 ? (
        <div className="min-h-0 grow border-t border-line">
          <RoundLook
            now={now}
            images={images}
            at={at}
            onGo={(next) => setShownId(images[next]?.id)}
            onLeave={() => show('summary')}
          />
        </div>
      ) : (
        <RoundSummary
          summary={now.summary}
          filter={filter}
          onFilter={setFilter}
          onOpen={(image) => {
            setShownId(image.id)
            show('look')
          }}
        />
      )}
    </div>
  )
}

type HeadProps = { now: RoundNow; view: View; onView: (view: View) => void }

function Head({ now, view, onView }: HeadProps) {
  const { round, collectionName, images } = now.summary
  const finals = filtered(images, 'final').length
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 md:px-6">
      <div className="min-w-0 grow basis-64">
        <ButtonLink
          href={`/collections/${round.collectionId}` as never}
          variant="ghost"
          className="-ml-3 max-w-full"
        >
          <ArrowLeft {...ICON} /> <span className="truncate">{collectionName}</span>
        </ButtonLink>
        <h1 className="serif text-title">{roundTitle(round)}</h1>
        <p className="num flex flex-wrap items-center gap-x-2 text-ink-2">
          {round.closedAt ? (
            'Closed'
          ) : (
            <>
              <span aria-hidden="true" className="size-2 rounded-full bg-live" /> Open
            </>
          )}
          <span>· opened by {round.openedBy.name}</span>
          {finals > 0 ? <span>· {finals} final</span> : null}
        </p>
      </div>
      {images.length > 0 ? (
        <Segmented<View> label="View" value={view} options={VIEWS} onChange={onView} />
      ) : null}
      <div className="flex gap-2">
        {round.mayDecide ? <Export roundId={round.id} hasFinals={finals > 0} /> : null}
        {round.mayManage ? <OpenOrClose now={now} /> : null}
      </div>
    </header>
  )
}

function Export({ roundId, hasFinals }: { roundId: string; hasFinals: boolean }) {
  const file = (format: 'csv' | 'json', label: string) => ({
    kind: 'link' as const,
    label,
    href: `/api/v1/rounds/${roundId}/export?format=${format}`,
    download: true,
  })
  const finals = {
    kind: 'link' as const,
    label: 'Originals of the finals (ZIP)',
    href: `/api/v1/rounds/${roundId}/finals/zip`,
    download: true,
  }
  return (
    <Menu
      entries={[
        file('csv', 'As a spreadsheet (CSV)'),
        file('json', 'As JSON'),
        ...(hasFinals ? [finals] : []),
      ]}
      trigger={(trigger) => (
        <Button {...trigger}>
          <Download {...ICON} /> <span className="max-md:sr-only">Export</span>
        </Button>
      )}
    />
  )
}

function OpenOrClose({ now }: { now: RoundNow }) {
  const [busy, setBusy] = useState(false)
  const { closedAt } = now.summary.round
  const act = async () => {
    setBusy(true)
    const done = await (closedAt ? now.reopen() : now.close())
    setBusy(false)
    if (!done || closedAt) return
    toast('The round is closed: nobody votes in it any more.', {
      action: { label: 'Undo', onAction: () => void now.reopen() },
    })
  }
  return (
    <Button variant={closedAt ? 'plain' : 'solid'} busy={busy} onClick={act}>
      {closedAt ? (
        'Open again'
      ) : (
        <span>
          Close<span className="max-md:sr-only"> the round</span>
        </span>
      )}
    </Button>
  )
}
