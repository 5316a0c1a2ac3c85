'use client'

import { useEffect } from 'react'

declare global {
  interface Window {
    earlyPresses?: HTMLButtonElement[]
  }
}

/**
 * Pressed again once React is there: what was pressed before it heard anything. Rendered once, in the layout, whose
 * head has `earlyPressesScript`.
 */
export function EarlyPresses() {
  useEffect(() => {
    const press = () => {
      for (const button of window.earlyPresses?.splice(0) ?? []) if (button.isConnected) button.click()
    }
    // Not from within React's own work: a press makes it take over at once what it has not yet.
    const timer = setTimeout(press)
    return () => clearTimeout(timer)
  }, [])
  return null
}
