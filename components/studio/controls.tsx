'use client'

import { ChevronDown } from 'lucide-react'
import { type Dispatch, type RefObject, Suspense, useId, useState } from 'react'
import type { Batch } from '@/components/prompting/batch'
import { BatchLine } from '@/components/prompting/template'
import { buttonClass } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { Skeleton } from '@/components/ui/skeleton'
import type { ModelView } from '@/lib/runs/schema'
import { arrangeFields } from './arrange-fields'
import { Composer } from './composer'
import type { Draft, DraftAction } from './draft'
import type { DraftErrors } from './draft-errors'
import { valuesIn } from './field-values'
import { FieldTexts, ImageSlots, Margins } from './image-controls'
import { type Offer, operationsOf } from './offers'
import { OperationPicker } from './operation-picker'
import { OPERATION } from './operations'
import { credits, images, type Quote } from './price'
import { Settings } from './settings'
import type { Inputs } from './use-inputs'

export type SettingsProps = {
  inputs: Inputs
  isDragging: boolean
  draft: Draft
  act: Dispatch<DraftAction>
  offer: Offer
  models: readonly ModelView[]
  /** How many images this offer makes of those wished for. */
  count: number
  errors: DraftErrors
  /** Of the run on the stage. */
  runSeeds: readonly number[]
}

type Props = SettingsProps & {
  history: readonly string[]
  batch: Batch
  price: Quote
  promptRef: RefObject<HTMLTextAreaElement | null>
}

type SummaryProps = Pick<SettingsProps, 'draft' | 'offer' | 'count'> & {
  open: boolean
  onToggle: () => void
  controls: string
}

/** On a phone the settings fold into one line, so that the pictures are in sight. */
function Summary({ draft, offer: { model, capability }, count, open, onToggle, controls }: SummaryProps) {
  const facts = [
    valuesIn(capability, draft.values).aspectRatio,
    model.name,
    images(count),
    draft.seeds.length > 0 && capability.seed ? `${draft.seeds.length > 1 ? 'seeds' : 'seed'} locked` : null,
  ]
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={controls}
      onClick={onToggle}
      className={buttonClass(
        { variant: 'ghost' },
        '-my-2 w-full justify-between! bg-transparent! px-1 md:hidden',
      )}
    >
      <span className="num truncate">{facts.filter(Boolean).join(' · ')}</span>
      <ChevronDown
        className={cx('size-4 transition-transform', open && 'rotate-180')}
        strokeWidth={1.6}
        aria-hidden="true"
      />
    </button>
  )
}

/** Every control the record has, and none it does not. */
export function Controls(props: Props) {
  const { draft, act, offer, models, errors, history, batch, promptRef } = props
  const { fields, operation } = offer.capability
  const [opened, setOpened] = useState(false)
  const id = useId()
  const { slots, texts, margins } = arrangeFields(offer.capability)
  const inSight: readonly string[] = ['prompt', 'negativePrompt', ...slots, ...texts, ...margins]
  const open = opened || Object.keys(errors).some((field) => !inSight.includes(field))
  return (
    <>
      <OperationPicker
        value={operation}
        offered={operationsOf(models)}
        onChange={(chosen) => act({ type: 'operation chosen', operation: chosen })}
      />
      {slots.length > 0 ? (
        <Suspense fallback={<Skeleton className="h-24 rounded-card" />}>
          <ImageSlots {...props} names={slots} />
        </Suspense>
      ) : null}
      {texts.length > 0 ? (
        <Suspense fallback={<Skeleton className="h-16 rounded-card" />}>
          <FieldTexts {...props} names={texts} />
        </Suspense>
      ) : null}
      {fields.prompt ? (
        <Composer
          prompt={String(draft.values.prompt ?? '')}
          negativePrompt={String(draft.values.negativePrompt ?? '')}
          fields={fields}
          asks={OPERATION[operation].asks ?? 'What should the picture show?'}
          errors={errors}
          history={history}
          promptRef={promptRef}
          onPrompt={(value) => act({ type: 'field written', name: 'prompt', value })}
          onNegativePrompt={(value) => act({ type: 'field written', name: 'negativePrompt', value })}
          batch={batch}
          batchLine={
            batch.isTemplate ? (
              <BatchLine
                batch={batch}
                imagesEach={props.count}
                price={credits(props.price.costCenticredits)}
                written={draft.variables}
                onWritten={(name, value) => act({ type: 'variable written', name, value })}
              />
            ) : null
          }
        />
      ) : null}
      {margins.length > 0 ? (
        <Suspense fallback={<Skeleton className="h-52 rounded-card" />}>
          <Margins {...props} names={margins} />
        </Suspense>
      ) : null}
      <Summary {...props} open={open} onToggle={() => setOpened(!open)} controls={id} />
      <div id={id} className={cx('grid grid-cols-[minmax(0,1fr)] gap-4.5', !open && 'max-md:hidden')}>
        <Settings {...props} />
      </div>
    </>
  )
}
