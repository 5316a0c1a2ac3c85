'use client'

import { Suspense, useState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { cx } from '@/components/ui/class-names'
import { fetchedOnPress } from '@/components/ui/fetched'
import { Segmented } from '@/components/ui/segmented'
import { formatCredits } from '@/lib/core/money'
import { formatUsual } from './elapsed'
import { Labelled } from './labelled'
import type { Offer } from './offers'
import { credits } from './price'

const ModelDialog = fetchedOnPress(() => import('./model-dialog'))

type Props = {
  value: string
  offers: readonly Offer[]
  /** How many models there are that do not offer the operation. */
  others: number
  error: string | undefined
  onChange: (modelId: string) => void
}

const card = (chosen: boolean) =>
  cx(
    'grid grid-cols-[18px_minmax(0,1fr)] content-center gap-x-2.5 border px-3 text-left not-first:-mt-px',
    'min-h-9 py-1.5 transition-colors first:rounded-t-card last:rounded-b-card touch:min-h-11',
    chosen ? 'relative border-ink bg-panel' : 'border-line hover:bg-panel',
  )

const AWAY = 'Not answering at the moment: runs wait.'

type FactsProps = { offer: Offer; source: string | null; isDescribed: boolean }

function Facts({ offer: { model, capability }, source, isDescribed }: FactsProps) {
  return (
    <span className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] gap-x-2.5 gap-y-0.5">
      <span className={cx('wrap-anywhere', isDescribed && 'font-semibold')}>
        {model.name}
        {source ? <span className="font-normal whitespace-nowrap text-ink-3"> · {source}</span> : null}
      </span>
      <span className="num text-ink-2">
        <span className={cx('mr-2.5 text-xs', model.available ? 'text-ink-3' : 'text-warn')}>
          {model.available ? formatUsual(capability.usualMs) : 'not answering'}
        </span>
        {formatCredits(capability.costCenticredits)}
      </span>
      {isDescribed ? <span className="col-span-2 text-xs text-ink-3">{model.description}</span> : null}
      {isDescribed && !model.available ? <span className="col-span-2 text-xs text-warn">{AWAY}</span> : null}
    </span>
  )
}

function Card({ offer, chosen, source }: { offer: Offer; chosen: boolean; source: string | null }) {
  return (
    <>
      <span
        aria-hidden="true"
        className={cx(
          'mt-[3px] size-3.5 rounded-full',
          chosen ? 'border-[4.5px] border-ink' : 'border-[1.5px] border-line-strong',
        )}
      />
      <Facts offer={offer} source={source} isDescribed={chosen} />
    </>
  )
}

function nameOf({ model, capability }: Offer, source: string | null): string {
  const { costCenticredits, usualMs } = capability
  const name = source ? `${model.name} by ${source}` : model.name
  const price = `${credits(costCenticredits)} an image, usually ${formatUsual(usualMs)}`
  return `${name}, ${price}. ${model.description}${model.available ? '' : ` ${AWAY}`}`
}

/** More than these are folded away, the chosen one never. */
const IN_SIGHT = 6

function inSight(offers: readonly Offer[], chosenId: string): readonly Offer[] {
  if (offers.length <= IN_SIGHT + 1) return offers
  const first = offers.slice(0, IN_SIGHT)
  const chosen = offers.find(({ model }) => model.id === chosenId)
  return !chosen || first.includes(chosen) ? first : [...first.slice(0, -1), chosen]
}

/** The models on offer, with the price of one image and the time it usually takes here. */
export function ModelPicker({ value, offers, others, error, onChange }: Props) {
  const [isOpen, setOpen] = useState<boolean>()
  const isMixed = new Set(offers.map(({ model }) => model.provider)).size > 1
  const sourceOf = ({ model: { name, providerName } }: Offer) =>
    isMixed && !name.includes(providerName) ? providerName : null
  const shown = inSight(offers, value)
  const [only] = offers
  return (
    <Labelled name="Model" api="model" error={error} aside="time · credits each">
      {only && offers.length === 1 ? (
        <div
          title="What draws the picture. API field: model"
          className="rounded-card border border-line px-3 py-2"
        >
          <Facts offer={only} source={null} isDescribed />
        </div>
      ) : (
        <Segmented
          label="Model"
          title="What draws the picture. API field: model"
          value={value}
          onChange={onChange}
          className="grid"
          optionClassName={card}
          options={shown.map((offer) => ({
            value: offer.model.id,
            name: nameOf(offer, sourceOf(offer)),
            label: <Card offer={offer} chosen={offer.model.id === value} source={sourceOf(offer)} />,
          }))}
        />
      )}
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        onPointerEnter={ModelDialog.warm}
        className={buttonClass({ variant: 'ghost', size: 's' }, 'num -my-1 -ml-1 justify-self-start px-1!')}
      >
        {offers.length > shown.length ? `All ${offers.length} models` : 'What models can do'}
      </button>
      {isOpen === undefined ? null : (
        <Suspense>
          <ModelDialog {...{ value, offers, others, open: isOpen, onOpenChange: setOpen, onChange }} />
        </Suspense>
      )}
    </Labelled>
  )
}
