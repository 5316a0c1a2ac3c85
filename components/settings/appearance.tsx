'use client'

import { useState, useSyncExternalStore } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { readTheme, type ThemeChoice, writeTheme } from '@/components/ui/theme'

const OPTIONS = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

const noChange = () => () => {}

/** Light, dark or as the system says; kept on this device. */
export function Appearance() {
  const stored = useSyncExternalStore<ThemeChoice>(noChange, readTheme, () => 'system')
  const [chosen, setChosen] = useState<ThemeChoice | null>(null)
  const choose = (theme: ThemeChoice) => {
    writeTheme(theme)
    setChosen(theme)
  }
  return <Segmented label="Theme" value={chosen ?? stored} options={OPTIONS} onChange={choose} />
}
