'use client'

import { Columns2, X } from 'lucide-react'
import Link from 'next/link'
import { compareHref, whyNotCompared } from './selection'

const PRESS =
  'inline-flex h-8 items-center gap-1.5 rounded-s px-2.5 font-semibold hover:opacity-80 focus-visible:outline-offset-0 touch:h-11'

type Props = { chosen: readonly string[]; onClear: () => void }

/** What can be done with the pictures that are chosen. */
export function SelectionBar({ chosen, onClear }: Props) {
  const problem = whyNotCompared(chosen.length)
  return (
    <section
      aria-label="Chosen images"
      className="fixed inset-x-4 bottom-[calc(var(--tab-bar)+12px)] z-10 mx-auto flex w-fit max-w-full animate-appear flex-wrap items-center gap-1 rounded-card bg-solid py-1.5 pr-1.5 pl-4 text-on-solid shadow-float md:bottom-6 md:left-5 md:mx-0"
    >
      <span role="status" className="num py-1 pr-2 font-semibold">
        {chosen.length === 0 ? 'Choose 2 to 4 images' : `${chosen.length} chosen`}
      </span>
      {problem === null ? (
        <Link href={compareHref(chosen) as never} prefetch={false} className={PRESS}>
          <Columns2 className="size-4" strokeWidth={1.6} aria-hidden="true" /> Compare
        </Link>
      ) : chosen.length > 0 ? (
        <span className="py-1 pr-2 opacity-80">{problem}</span>
      ) : null}
      <button type="button" aria-label="Choose none" onClick={onClear} className={PRESS}>
        <X className="size-4" strokeWidth={1.6} aria-hidden="true" />
      </button>
    </section>
  )
}
