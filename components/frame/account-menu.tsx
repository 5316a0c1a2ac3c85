'use client'

import { Gauge, LogOut, Monitor, Moon, Settings, Sun, Wallet } from 'lucide-react'
import { useState } from 'react'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { readTheme, type ThemeChoice, writeTheme } from '@/components/ui/theme'

const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const
const ADMIN: MenuEntry = { kind: 'link', label: 'Admin', icon: <Gauge {...ICON} />, href: '/admin' }
const THEMES = [
  { value: 'system', label: 'As the system', icon: <Monitor {...ICON} /> },
  { value: 'light', label: 'Light', icon: <Sun {...ICON} /> },
  { value: 'dark', label: 'Dark', icon: <Moon {...ICON} /> },
]

async function leave() {
  const { signOut } = await import('next-auth/react')
  await signOut({ callbackUrl: '/sign-in' })
}

type Props = { name: string; email: string; isOperator: boolean }

/** Credits, settings, theme and the way out, behind one's own face. */
export function AccountMenu({ name, email, isOperator }: Props) {
  const [theme, setTheme] = useState<ThemeChoice>('system')
  const choose = (value: string) => {
    writeTheme(value as ThemeChoice)
    setTheme(value as ThemeChoice)
  }
  const entries: MenuEntry[] = [
    { kind: 'heading', label: <span className="block max-w-64 truncate">{email}</span> },
    { kind: 'link', label: 'Credits', icon: <Wallet {...ICON} />, href: '/credits' },
    { kind: 'link', label: 'Settings', icon: <Settings {...ICON} />, href: '/settings' },
    ...(isOperator ? [ADMIN] : []),
    { kind: 'separator' },
    { kind: 'choice', label: 'Theme', value: theme, options: THEMES, onChange: choose },
    { kind: 'separator' },
    { kind: 'item', label: 'Sign out', icon: <LogOut {...ICON} />, onSelect: leave },
  ]
  return (
    <Menu
      entries={entries}
      trigger={(props) => (
        <button
          type="button"
          {...props}
          onPointerDown={() => setTheme(readTheme())}
          onFocus={(event) => {
            setTheme(readTheme())
            props.onFocus?.(event)
          }}
          aria-label={`Account of ${name}`}
          className="grid shrink-0 place-content-center rounded-full p-0.5 touch:size-11"
        >
          <span className="grid size-[26px] place-content-center rounded-full border border-line bg-[conic-gradient(from_200deg,#e7b28e,#b3567a,#4c5f9e,#e7b28e)]" />
        </button>
      )}
    />
  )
}
