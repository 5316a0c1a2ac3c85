import { type NamesOf, namesOf } from '@/lib/providers/fields/schema'
import type { InputFacts } from '@/lib/providers/rules'

export type ImageName = NamesOf<'image'>
export const IMAGE_NAMES = namesOf('image')

/** A picture to start from, with what the rules of a record look at. */
export type SlotImage = InputFacts & { id: string; format: string }
export type Slots = { readonly [N in ImageName]?: SlotImage }

type Known = { id: string; widthPx: number; heightPx: number; format: string; byteLength: number }

/** An image of the gallery or an upload as a slot keeps it. */
export const slotImageOf = ({ id, widthPx, heightPx, format, byteLength, ...rest }: Known): SlotImage => ({
  ...{ id, widthPx, heightPx, format, byteLength },
  hasAlpha: 'hasAlpha' in rest && typeof rest.hasAlpha === 'boolean' ? rest.hasAlpha : null,
})

/** The ids of the pictures a run was started from, by field. */
export const inputIdsOf = (settings: { readonly [N in ImageName]?: string }) =>
  IMAGE_NAMES.flatMap((name) => {
    const id = settings[name]
    return id === undefined ? [] : [{ name, id }]
  })
