'use client'

import { type Dispatch, useCallback } from 'react'
import type { ModelView } from '@/lib/runs/schema'
import { arrangeFields } from './arrange-fields'
import type { Draft, DraftAction } from './draft'
import { type Offer, startsFromImage } from './offers'
import type { Inputs } from './use-inputs'

type Tools = {
  draft: Draft
  offer: Offer
  models: readonly ModelView[]
  act: Dispatch<DraftAction>
  inputs: Inputs
}

/** Where a picture dropped or pasted beside the slots goes: the first empty one, or the source of a new picture. */
export function useTake({ draft, offer, models, act, inputs }: Tools) {
  const { putFile, putImage, bring } = inputs
  return useCallback(
    (taken: { file: File } | { imageId: string }) => {
      const { slots } = arrangeFields(offer.capability)
      const field = slots.find((name) => !draft.slots[name]) ?? slots[0]
      if ('imageId' in taken) return field ? putImage(field, taken.imageId) : void bring(taken.imageId)
      if (field) return putFile(field, taken.file)
      if (!startsFromImage(models, 'image-to-image')) return
      act({ type: 'operation chosen', operation: 'image-to-image' })
      putFile('image', taken.file)
    },
    [draft, offer, models, act, putFile, putImage, bring],
  )
}
