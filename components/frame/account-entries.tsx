'use client'

import { Gauge, Link2, LogOut, Monitor, Moon, Settings, Sun, Wallet } from 'lucide-react'
import { useState } from 'react'
import { teamEntries } from '@/components/teams/team-entries'
import { fetchedOrSaid } from '@/components/ui/fetched'
import type { MenuEntry } from '@/components/ui/menu'
import MenuPopup, { type MenuPopupProps } from '@/components/ui/menu-popup'
import { readTheme, type ThemeChoice, writeTheme } from '@/components/ui/theme'
import type { Account } from './account-menu'
import { useMe } from './me'

const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const
const ADMIN: MenuEntry = { kind: 'link', label: 'Admin', icon: <Gauge {...ICON} />, href: '/admin' }
const LINKS: MenuEntry = { kind: 'link', label: 'Links', icon: <Link2 {...ICON} />, href: '/links' }
const THEMES = [
  { value: 'system', label: 'As the system', icon: <Monitor {...ICON} /> },
  { value: 'light', label: 'Light', icon: <Sun {...ICON} /> },
  { value: 'dark', label: 'Dark', icon: <Moon {...ICON} /> },
]

async function leave() {
  const session = await fetchedOrSaid(() => import('next-auth/react'))
  await session?.signOut({ callbackUrl: '/sign-in' })
}

type Props = Omit<MenuPopupProps, 'entries' | 'align'> & Account

/** The menu of the account; drawn in the browser alone, where the theme is known. */
export default function AccountEntries({ name: _, email, isOperator, ...popup }: Props) {
  const me = useMe()
  const [theme, setTheme] = useState<ThemeChoice>(readTheme)
  const [wasOpen, setWasOpen] = useState(popup.open)
  if (popup.open !== wasOpen) {
    setWasOpen(popup.open)
    setTheme(readTheme())
  }
  const choose = (value: string) => {
    writeTheme(value as ThemeChoice)
    setTheme(value as ThemeChoice)
  }
  const entries: MenuEntry[] = [
    { kind: 'heading', label: <span className="block max-w-64 truncate">{email}</span> },
    { kind: 'link', label: 'Credits', icon: <Wallet {...ICON} />, href: '/credits' },
    ...(me.team.role === 'viewer' ? [] : [LINKS]),
    { kind: 'link', label: 'Settings', icon: <Settings {...ICON} />, href: '/settings' },
    ...(isOperator ? [ADMIN] : []),
    ...teamEntries(me),
    { kind: 'separator' },
    { kind: 'choice', label: 'Theme', value: theme, options: THEMES, onChange: choose },
    { kind: 'separator' },
    { kind: 'item', label: 'Sign out', icon: <LogOut {...ICON} />, onSelect: leave },
  ]
  return <MenuPopup {...popup} entries={entries} align="end" />
}
