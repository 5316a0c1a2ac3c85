'use client'

import { PaintMask } from '@/components/canvas/paint-mask'
import type { SettingsProps } from './controls'
import { ImageSlot } from './image-slot'
import type { ImageName } from './slot-image'
import { sizeToCome } from './start-input'

type Props = Pick<SettingsProps, 'draft' | 'offer' | 'errors' | 'inputs' | 'isDragging'> & {
  names: readonly ImageName[]
}

/** The slots of the pictures named, as the record has them. */
export function ImageSlots({ names, draft, offer: { capability }, errors, inputs, isDragging }: Props) {
  return names.map((name) => (
    <ImageSlot
      key={name}
      name={name}
      isRequired={capability.fields[name]?.required === true}
      image={draft.slots[name]}
      inputs={inputs}
      error={errors[name]}
      isDragging={isDragging}
      makes={name === 'image' ? makes({ capability, draft }) : undefined}
    >
      {name === 'mask' && draft.slots.image ? (
        <PaintMask
          source={draft.slots.image}
          maskId={draft.slots.mask?.id ?? null}
          onUse={(file) => inputs.putFile('mask', file)}
        />
      ) : null}
    </ImageSlot>
  ))
}

/** What is said beside the source where the picture gets larger. */
function makes({ capability, draft }: { capability: Props['offer']['capability']; draft: Props['draft'] }) {
  const { from } = capability.outputSize
  const size = from === 'factor' || from === 'megapixels' ? sizeToCome(capability, draft) : undefined
  return size && `makes ${size.exact ? '' : 'about '}${size.widthPx} × ${size.heightPx}`
}
