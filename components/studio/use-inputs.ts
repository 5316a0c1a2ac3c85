'use client'

import { type Dispatch, useCallback, useMemo, useRef, useState } from 'react'
import { useHouse } from '@/components/frame/live'
import { readFacts } from '@/components/gallery/facts'
import type { Operation } from '@/lib/providers/schema'
import type { DraftAction } from './draft'
import { type ImageName, slotImageOf } from './slot-image'

const uploads = () => import('./upload').catch(() => null)
const UNREACHABLE = 'The studio cannot be reached.'

type Uploading = { previewUrl: string; fraction: number }
type State = {
  uploading: { readonly [N in ImageName]?: Uploading | undefined }
  /** Why the last picture was not taken, by slot. */
  failed: { readonly [N in ImageName]?: string | undefined }
}

export type Inputs = State & {
  /** Uploads a file into a slot; what was on its way there is given up. Its id there, or null when it was not taken. */
  putFile: (field: ImageName, file: File) => Promise<string | null>
  /** Puts an image of the gallery into a slot. */
  putImage: (field: ImageName, imageId: string) => void
  /** Goes on from an image of the gallery, where the draft finds it best. */
  bring: (imageId: string, operation?: Operation) => Promise<boolean>
  empty: (field: ImageName) => void
}

/** The ways a picture gets into a slot. */
export function useInputs(act: Dispatch<DraftAction>): Inputs {
  const [state, setState] = useState<State>({ uploading: {}, failed: {} })
  const underWay = useRef(new Map<ImageName, AbortController>())
  const { reportSignedOut } = useHouse()

  const tell = useCallback((field: ImageName, uploading?: Uploading, failed?: string) => {
    setState((now) => ({
      uploading: { ...now.uploading, [field]: uploading },
      failed: { ...now.failed, [field]: failed },
    }))
  }, [])

  const putFile = useCallback(
    async (field: ImageName, file: File) => {
      underWay.current.get(field)?.abort()
      const ours = new AbortController()
      underWay.current.set(field, ours)
      const previewUrl = URL.createObjectURL(file)
      ours.signal.addEventListener('abort', () => URL.revokeObjectURL(previewUrl))
      tell(field, { previewUrl, fraction: 0 })
      const onFraction = (fraction: number) => !ours.signal.aborted && tell(field, { previewUrl, fraction })
      const upload = await uploads()
      if (!upload) {
        URL.revokeObjectURL(previewUrl)
        tell(field, undefined, UNREACHABLE)
        return null
      }
      const answer = await upload.uploadImage(file, { signal: ours.signal, onFraction })
      if (ours.signal.aborted) return null
      if (answer.ok) act({ type: 'image put in slot', field, image: slotImageOf(answer.value) })
      else if (answer.reason === 'signed-out') reportSignedOut()
      tell(field, undefined, answer.ok ? undefined : upload.uploadProblem(answer))
      URL.revokeObjectURL(previewUrl)
      return answer.ok ? answer.value.id : null
    },
    [act, tell, reportSignedOut],
  )

  const read = useCallback(
    async (imageId: string) => {
      const answer = await readFacts(imageId)
      if (!answer.ok && answer.reason === 'signed-out') reportSignedOut()
      return answer.ok ? slotImageOf(answer.value.image) : answer
    },
    [reportSignedOut],
  )

  const empty = useCallback(
    (field: ImageName) => {
      underWay.current.get(field)?.abort()
      tell(field)
      act({ type: 'slot emptied', field })
    },
    [act, tell],
  )

  const putImage = useCallback(
    async (field: ImageName, imageId: string) => {
      const image = await read(imageId)
      if ('ok' in image) return tell(field, undefined, (await uploads())?.uploadProblem(image) ?? UNREACHABLE)
      underWay.current.get(field)?.abort()
      tell(field)
      act({ type: 'image put in slot', field, image })
    },
    [act, read, tell],
  )

  const bring = useCallback(
    async (imageId: string, operation?: Operation) => {
      const image = await read(imageId)
      if ('ok' in image) return false
      underWay.current.get('image')?.abort()
      tell('image')
      act({ type: 'image brought', image, operation })
      return true
    },
    [act, read, tell],
  )

  return useMemo(
    () => ({ ...state, putFile, putImage, bring, empty }),
    [state, putFile, putImage, bring, empty],
  )
}
