'use client'

import { useEffect, useRef, useState } from 'react'
import { type Kept, keepStrokes, keptStrokes } from './kept-strokes'
import { readMaskPicture } from './mask-picture'
import { Painting } from './painting'

export type Source = { id: string; widthPx: number; heightPx: number }
type Opened = { painting: Painting; baseId: string | null }
/** `failed`: the mask picture in the slot could not be read; painting begins on black. */
type State = { opened: Opened | null; failed: boolean }

const KEEP_AFTER_MS = 400

async function open(source: Source, kept: Kept | null, baseId: string | null): Promise<Opened> {
  const { widthPx: width, heightPx: height } = source
  const base = baseId === null ? undefined : await readMaskPicture(baseId, { width, height })
  return { painting: new Painting(width, height, base, kept?.edits ?? []), baseId }
}

/** The mask of a source: gone on from its strokes, else from the picture in the slot, else black. Kept as it changes. */
export function usePainting(source: Source, maskId: string | null) {
  const [kept] = useState(() => keptStrokes(source.id, maskId))
  const [{ opened, failed }, setState] = useState<State>({ opened: null, failed: false })
  const [featherPx, setFeather] = useState(kept?.featherPx ?? 0)
  const feather = useRef(featherPx)

  // biome-ignore lint/correctness/useExhaustiveDependencies: read once; the editor is made anew for another source
  useEffect(() => {
    let isGone = false
    const show = (found: Opened, gone = false) => isGone || setState({ opened: found, failed: gone })
    open(source, kept, kept ? kept.baseId : maskId).then(show, async () =>
      show(await open(source, null, null), true),
    )
    return () => {
      isGone = true
    }
  }, [])

  const keep = useRef((_maskId: string | null) => {})
  keep.current = (forMask) => {
    if (!opened) return
    const { painting, baseId } = opened
    const { edits } = painting.mask
    keepStrokes(source.id, { maskId: forMask, baseId, featherPx: feather.current, edits })
  }
  useEffect(() => {
    if (!opened) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const now = () => keep.current(maskId)
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(now, KEEP_AFTER_MS)
    }
    const stop = opened.painting.subscribe(soon)
    window.addEventListener('pagehide', now)
    return () => {
      clearTimeout(timer)
      stop()
      window.removeEventListener('pagehide', now)
      now()
    }
  }, [opened, maskId])

  const chooseFeather = (px: number) => {
    feather.current = px
    setFeather(px)
  }
  return {
    ...{ painting: opened?.painting ?? null, failed, featherPx, chooseFeather },
    /** Ties the strokes to the mask they became. */
    keepFor: (id: string) => keep.current(id),
  }
}
