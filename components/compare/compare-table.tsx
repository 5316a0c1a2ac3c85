'use client'

import type { ImageFacts } from '@/components/gallery/facts'
import { imageUrl } from '@/components/gallery/image-url'
import { Link } from '@/components/ui/link'
import { DiffWords } from './diff-words'
import { type Cell, isPicture, settingsDiff } from './settings-diff'

/** What the pictures were made with, as far as it differs. */
export function CompareTable({ pictures }: { pictures: readonly ImageFacts[] }) {
  const rows = settingsDiff(pictures)
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label="Settings that differ"
      className="max-h-[34dvh] overflow-auto border-t border-line bg-paper px-4 py-2"
    >
      <table className="w-full min-w-max border-collapse text-left md:min-w-0 md:table-fixed">
        <thead>
          <tr className="align-middle">
            <th scope="col" className="w-20 py-2 pr-4 md:w-28 font-normal text-ink-3">
              {rows.length === 0 ? 'Settings' : 'What differs'}
            </th>
            {pictures.map(({ image }, index) => (
              <th key={image.id} scope="col" className="py-2 pr-4 font-normal max-md:min-w-34">
                <Link
                  href={`/gallery/${image.id}`}
                  className="inline-flex items-center gap-2 rounded-s hover:underline touch:min-h-11"
                >
                  {/* biome-ignore lint/performance/noImgElement: the studio serves its own sizes */}
                  <img
                    src={imageUrl(image.id, 'thumb')}
                    alt=""
                    className="size-7 rounded-xs bg-line object-cover"
                  />
                  Picture {index + 1}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, label, cells }) => (
            <tr key={name} className="border-t border-line align-top">
              <th scope="row" className="py-2 pr-4 font-normal text-ink-3">
                {label}
              </th>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one for each picture, and these never move
                <td key={index} className="num max-w-xs py-2 pr-4 wrap-anywhere md:max-w-none">
                  <Told cell={cell} isPicture={isPicture(name)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? (
        <p className="pb-2 text-ink-2">They were made with the same settings and seed.</p>
      ) : null}
    </section>
  )
}

function Told({ cell, isPicture }: { cell: Cell; isPicture: boolean }) {
  if (cell.kind === 'words') return <DiffWords pieces={cell.pieces} />
  if (cell.text === null) return <span className="text-ink-3">–</span>
  if (isPicture)
    return (
      // biome-ignore lint/performance/noImgElement: the studio serves its own sizes
      <img
        src={imageUrl(cell.text, 'thumb')}
        alt="What it was made from"
        className="max-h-12 rounded-xs bg-line"
      />
    )
  return cell.text
}
