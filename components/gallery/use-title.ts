'use client'

import { useEffect } from 'react'

const EXCERPT_CHARS = 60

/** Names the page in the browser's tab after a prompt, and gives the old name back. */
export function useTitle(prompt: string | undefined) {
  useEffect(() => {
    if (!prompt) return
    const before = document.title
    const excerpt = prompt.length > EXCERPT_CHARS ? `${prompt.slice(0, EXCERPT_CHARS).trimEnd()}…` : prompt
    document.title = `${excerpt} · Triptych`
    return () => {
      document.title = before
    }
  }, [prompt])
}
