'use client'

import { ChevronDown } from 'lucide-react'
import { useLive } from '@/components/frame/live'
import { formatCredits } from '@/lib/core/money'
import type { WalletView } from '@/lib/credits/schema'
import type { ModelView } from '@/lib/runs/schema'
import { type ImagesLeft, imagesLeft } from './images-left'

type Props = { models: readonly ModelView[]; locale: string }

/** What one has, what of it is promised, and what that means in images; as it changes. */
export function Balance({ models, locale }: Props) {
  const { wallet } = useLive()
  const { balanceCenticredits, availableCenticredits } = wallet
  return (
    <div className="grid items-start gap-x-16 gap-y-7 sm:max-[1000px]:grid-cols-2">
      <div>
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="serif num text-[4.5rem] leading-[0.95]">{formatCredits(balanceCenticredits)}</span>
          <span className="serif text-title text-ink-2">
            {balanceCenticredits === 100 ? 'credit' : 'credits'}
          </span>
        </p>
        <p className="num mt-3 text-md text-balance text-ink-2">
          <Free wallet={wallet} />
        </p>
      </div>
      <Left models={models} availableCenticredits={availableCenticredits} locale={locale} />
    </div>
  )
}

function Free({
  wallet: { heldCenticredits: held, availableCenticredits: available },
}: {
  wallet: WalletView
}) {
  if (available === 0 && held === 0) return 'Nothing to spend.'
  if (held === 0) return 'All of it free to spend.'
  return (
    <>
      <b className="font-semibold text-ink">{formatCredits(available)}</b> free,{' '}
      <b className="font-semibold text-ink">{formatCredits(held)}</b> held for images in the making.
    </>
  )
}

function Left({ models, availableCenticredits, locale }: Props & { availableCenticredits: number }) {
  const left = imagesLeft(models, availableCenticredits)
  const some = left.some(({ images }) => images > 0)
  const fromWords = left.filter(({ model }) => model.capabilities[0]?.operation === 'text-to-image')
  const others = left.filter((each) => !fromWords.includes(each))
  return (
    <div className="max-w-[26rem]">
      <Enough name={some ? 'Enough for about' : 'Not enough for an image'} left={fromWords} locale={locale} />
      {others.length > 0 ? (
        <details className="group border-t border-line">
          <summary className="flex list-none items-center justify-between rounded-xs py-2 text-ink-2 hover:text-ink touch:min-h-11 [&::-webkit-details-marker]:hidden">
            Edits and upscales
            <ChevronDown
              className="size-4 transition-transform group-open:rotate-180"
              strokeWidth={1.6}
              aria-hidden="true"
            />
          </summary>
          <Enough name="Edits and upscales" isNamed left={others} locale={locale} />
        </details>
      ) : null}
    </div>
  )
}

type EnoughProps = {
  name: string
  /** What stands above says it already. */
  isNamed?: boolean
  left: readonly ImagesLeft[]
  locale: string
}

const Enough = ({ name, isNamed = false, left, locale }: EnoughProps) => (
  <table className="num w-full table-fixed text-left">
    <caption className={isNamed ? 'sr-only' : 'pb-2 text-left text-xs font-semibold text-ink-2'}>
      {name}
    </caption>
    <colgroup>
      <col />
      <col className="w-24" />
      <col className="w-18" />
    </colgroup>
    <thead className="sr-only">
      <tr>
        <th>Model</th>
        <th>Images left</th>
        <th>Credits each</th>
      </tr>
    </thead>
    <tbody>
      {left.map(({ model, costCenticredits, images }) => (
        <tr key={model.id} className="border-t border-line">
          <th scope="row" className="py-2 pr-3 font-normal">
            {model.name}
          </th>
          <td className="py-2 pr-3 text-right">
            {images > 0 ? <b className="font-semibold">{images.toLocaleString(locale)}</b> : null}{' '}
            <span className="text-ink-3">{images === 0 ? 'none' : images === 1 ? 'image' : 'images'}</span>
          </td>
          <td className="py-2 text-right text-ink-3">{formatCredits(costCenticredits)} each</td>
        </tr>
      ))}
    </tbody>
  </table>
)
