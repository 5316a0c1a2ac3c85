'use client'

import { useState } from 'react'
import { cx } from '@/components/ui/class-names'
import { Dialog } from '@/components/ui/dialog'
import { SearchBox } from '@/components/ui/search-box'
import { Segmented } from '@/components/ui/segmented'
import { formatUsual } from './elapsed'
import {
  abilitiesOf,
  foundOffers,
  limitsOf,
  ORDERS,
  type Order,
  othersInWords,
  settingsOf,
} from './model-facts'
import type { Offer } from './offers'
import { credits } from './price'

type Props = {
  value: string
  offers: readonly Offer[]
  /** How many models there are that do not offer the operation. */
  others: number
  open: boolean
  onOpenChange: (open: boolean) => void
  onChange: (modelId: string) => void
}

const MANY = 7

/** Every model for the operation: what it costs, takes, can do and where it ends; found by words. */
export default function ModelDialog({ value, offers, others, open, onOpenChange, onChange }: Props) {
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<Order>('listed')
  const found = foundOffers(offers, search, order)
  const operation = offers[0]?.capability.operation ?? 'text-to-image'
  const choose = (id: string) => {
    onOpenChange(false)
    onChange(id)
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Models" wide>
      <div className="flex flex-wrap items-center gap-2">
        {offers.length >= MANY ? (
          <SearchBox
            label="Search models"
            placeholder="Name, provider, or what it can do"
            value={search}
            onChange={setSearch}
          />
        ) : null}
        <Segmented label="Order" value={order} options={ORDERS} onChange={setOrder} />
      </div>
      <ul className="-mx-2 grid content-start gap-0.5 sm:min-h-60">
        {found.map((offer) => (
          <li key={offer.model.id}>
            <ModelRow offer={offer} isChosen={offer.model.id === value} onChoose={choose} />
          </li>
        ))}
      </ul>
      <p role="status" className={found.length > 0 ? 'text-xs text-ink-3' : 'text-ink-2'}>
        {found.length === 0 ? 'No model has all these words.' : othersInWords(others, operation)}
      </p>
    </Dialog>
  )
}

type RowProps = { offer: Offer; isChosen: boolean; onChoose: (modelId: string) => void }

function ModelRow({ offer, isChosen, onChoose }: RowProps) {
  const { model, capability } = offer
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={() => onChoose(model.id)}
      className={cx(
        'grid w-full gap-x-4 gap-y-1 rounded-s border px-3 py-2.5 text-left transition-colors sm:grid-cols-[minmax(0,1fr)_10rem]',
        isChosen ? 'border-ink' : 'border-transparent hover:bg-sunk',
      )}
    >
      <span className="min-w-0">
        <b className="font-semibold">{model.name}</b> <span className="text-ink-3">{model.providerName}</span>
        <span className="block text-ink-2">{model.description}</span>
      </span>
      <span className="num sm:text-right">
        {credits(capability.costCenticredits)}
        <span className="text-ink-3 max-sm:ml-2 sm:block">
          {model.available ? `usually ${formatUsual(capability.usualMs)}` : 'not answering now'}
        </span>
      </span>
      <span className="grid gap-0.5 text-xs text-ink-3 sm:col-span-2">
        <Line name="Can" words={abilitiesOf(offer)} />
        <Line name="Takes" words={settingsOf(offer)} />
        <Line name="Limits" words={limitsOf(offer)} />
      </span>
    </button>
  )
}

const Line = ({ name, words }: { name: string; words: readonly string[] }) =>
  words.length === 0 ? null : (
    <span className="num grid grid-cols-[3.25rem_minmax(0,1fr)]">
      <span>{name}</span>
      <span className="text-ink-2">{words.join('\u00a0· ')}</span>
    </span>
  )
