'use client'

import { useEffect } from 'react'

/**
 * The names on hover are drawn by CSS from `data-tip` (see globals.css). This lets Escape put them away
 * until the pointer or the focus moves on, as WCAG 1.4.13 asks. Rendered once, in the layout.
 */
export function TooltipKeys() {
  useEffect(() => {
    const root = document.documentElement
    const hide = (event: KeyboardEvent) => {
      if (event.key === 'Escape') root.dataset.tips = 'off'
    }
    const allow = () => root.removeAttribute('data-tips')
    document.addEventListener('keydown', hide)
    document.addEventListener('pointerover', allow)
    document.addEventListener('focusin', allow)
    return () => {
      document.removeEventListener('keydown', hide)
      document.removeEventListener('pointerover', allow)
      document.removeEventListener('focusin', allow)
    }
  }, [])
  return null
}
