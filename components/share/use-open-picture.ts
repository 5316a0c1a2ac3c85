'use client'

import { useEffect, useState } from 'react'

const idIn = (hash: string) => hash.slice(1) || null

/** Which picture is looked at, as the address says after `#`: Back closes it, and the address can be sent on. */
export function useOpenPicture() {
  const [openId, setOpenId] = useState<string | null>(null)
  useEffect(() => {
    const read = () => setOpenId(idIn(window.location.hash))
    read()
    window.addEventListener('popstate', read)
    window.addEventListener('hashchange', read)
    return () => {
      window.removeEventListener('popstate', read)
      window.removeEventListener('hashchange', read)
    }
  }, [])
  const open = (id: string) => {
    window.history.pushState({ ...window.history.state, opened: true }, '', `#${id}`)
    setOpenId(id)
  }
  const show = (id: string) => {
    window.history.replaceState(window.history.state, '', `#${id}`)
    setOpenId(id)
  }
  const close = () => {
    setOpenId(null)
    if (window.history.state?.opened) window.history.back()
    else window.history.replaceState(window.history.state, '', window.location.pathname)
  }
  return { openId, open, show, close }
}
