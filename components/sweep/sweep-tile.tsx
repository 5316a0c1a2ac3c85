'use client'

import type { Route } from 'next'
import { HouseLink } from '@/components/frame/house-link'
import { timeOf } from '@/components/gallery/calendar'
import { titleOf } from '@/components/studio/operations'
import { Picture } from '@/components/studio/picture'
import { useReader } from '@/components/studio/reader'
import type { RunView } from '@/lib/runs/schema'
import { gridName } from './words'

type Sweep = NonNullable<RunView['sweep']>
const MOST = 16
const HEIGHT_PX = 54

/** The shape of the grid, as far as it fits. */
function Shape({ columns, rows }: Sweep) {
  const [across, down] = [Math.min(columns, MOST), Math.min(rows, MOST / 2)]
  return (
    <span
      aria-hidden="true"
      className="col-span-3 grid gap-[2px] self-stretch"
      style={{ gridTemplateColumns: `repeat(${across}, minmax(0, ${Math.round(HEIGHT_PX / down)}px))` }}
    >
      {Array.from({ length: across * down }, (_, cell) => cell).map((cell) => (
        <span
          key={cell}
          className="min-h-1 rounded-[2px] bg-line transition-colors group-hover:bg-line-strong"
        />
      ))}
    </span>
  )
}

/** A sweep in the strip: one entry for all its cells, with its first picture and the shape of its grid. */
export function SweepTile({ run, sweep }: { run: RunView; sweep: Sweep }) {
  const time = timeOf(run.createdAt, useReader())
  const image = run.generations.find((each) => each.image && !each.image.deleted)?.image
  return (
    <li className="border-t border-line">
      <HouseLink
        href={`/sweeps/${sweep.id}` as Route}
        className="group -mx-2 grid w-[calc(100%+1rem)] gap-2 rounded-s px-2 py-2.5 no-underline transition-colors hover:bg-sunk"
      >
        <span className="line-clamp-2 wrap-anywhere text-ink-2">{titleOf(run.settings)}</span>
        <span className="grid grid-cols-4 gap-1">
          <span className="block aspect-square overflow-hidden rounded-[5px] bg-line">
            {image ? <Picture image={image} alt="" sizes="64px" smallest /> : null}
          </span>
          <Shape {...sweep} />
        </span>
        <span className="num truncate text-xs text-ink-3">
          {time} · {gridName(sweep)}
        </span>
      </HouseLink>
    </li>
  )
}
