'use client'

import { useLive } from '@/components/frame/live'
import { formatCredits } from '@/lib/core/money'
import type { ModelView } from '@/lib/runs/schema'
import { imagesLeft } from './images-left'

/** What one has, what of it is promised, and what that means in images; as it changes. */
export function Balance({ models, locale }: { models: readonly ModelView[]; locale: string }) {
  const { wallet } = useLive()
  const { balanceCenticredits, heldCenticredits, availableCenticredits } = wallet
  return (
    <div className="grid gap-7">
      <div>
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="serif num text-[4.5rem] leading-[0.95]">{formatCredits(balanceCenticredits)}</span>
          <span className="serif text-title text-ink-2">
            {balanceCenticredits === 100 ? 'credit' : 'credits'}
          </span>
        </p>
        <p className="num mt-3 text-md text-ink-2">{freeSentence(heldCenticredits, availableCenticredits)}</p>
      </div>
      <Left models={models} availableCenticredits={availableCenticredits} locale={locale} />
    </div>
  )
}

function freeSentence(held: number, available: number) {
  if (available === 0 && held === 0) return 'Nothing left to spend.'
  if (held === 0) return 'All of it free to spend.'
  return (
    <>
      <b className="font-semibold text-ink">{formatCredits(held)}</b> held for images in the making,{' '}
      <b className="font-semibold text-ink">{formatCredits(available)}</b> free to spend.
    </>
  )
}

type LeftProps = { models: readonly ModelView[]; availableCenticredits: number; locale: string }

function Left({ models, availableCenticredits, locale }: LeftProps) {
  return (
    <table className="num w-full max-w-[26rem] text-left">
      <caption className="pb-2 text-left text-xs font-semibold text-ink-2">Enough for about</caption>
      <thead className="sr-only">
        <tr>
          <th>Model</th>
          <th>Images left</th>
          <th>Credits each</th>
        </tr>
      </thead>
      <tbody>
        {imagesLeft(models, availableCenticredits).map(({ model, images }) => (
          <tr key={model.id} className="border-t border-line">
            <th scope="row" className="py-2 pr-3 font-normal">
              {model.name}
            </th>
            <td className="py-2 pr-3 text-right">
              <b className="font-semibold">{images.toLocaleString(locale)}</b>{' '}
              <span className="text-ink-3">{images === 1 ? 'image' : 'images'}</span>
            </td>
            <td className="py-2 text-right text-ink-3">{formatCredits(model.costCenticredits)} each</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
