'use client'

import { useEffect, useRef, useState } from 'react'
import { imageFileIn, imageIdIn } from './dragged'

type Taken = { file: File } | { imageId: string }

/** Pictures dropped or pasted anywhere on the page. True while one is being dragged over it. */
export function useDrop(onTaken: (taken: Taken) => void): boolean {
  const [isDragging, setDragging] = useState(false)
  const taken = useRef(onTaken)
  useEffect(() => {
    taken.current = onTaken
  }, [onTaken])
  useEffect(() => {
    const accepts = (event: DragEvent) =>
      event.dataTransfer?.types.some((type) => type === 'Files' || type === 'text/uri-list') === true
    const onDragOver = (event: DragEvent) => {
      if (!accepts(event)) return
      event.preventDefault()
      setDragging(true)
    }
    const onDragLeave = (event: DragEvent) => event.relatedTarget === null && setDragging(false)
    const onEnd = () => setDragging(false)
    const take = (data: DataTransfer | null): boolean => {
      const [file, imageId] = [imageFileIn(data), imageIdIn(data)]
      if (file) taken.current({ file })
      else if (imageId) taken.current({ imageId })
      return file !== undefined || imageId !== undefined
    }
    const onDrop = (event: DragEvent) => {
      setDragging(false)
      if (event.defaultPrevented || !accepts(event)) return
      event.preventDefault()
      take(event.dataTransfer)
    }
    const onPaste = (event: ClipboardEvent) => {
      const file = imageFileIn(event.clipboardData)
      if (!file) return
      event.preventDefault()
      taken.current({ file })
    }
    const listeners = [
      ['dragover', onDragOver],
      ['dragleave', onDragLeave],
      ['dragend', onEnd],
      ['drop', onDrop],
      ['paste', onPaste],
    ] as const
    for (const [type, listener] of listeners) window.addEventListener(type, listener as EventListener)
    return () => {
      for (const [type, listener] of listeners) window.removeEventListener(type, listener as EventListener)
    }
  }, [])
  return isDragging
}
