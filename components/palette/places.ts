import type { ThemeChoice } from '@/components/ui/theme'
import { writeTheme } from '@/components/ui/theme'
import type { Command, ControlKeys } from './commands'

const PLACES = [
  { id: 'studio', name: 'Studio', href: '/studio', words: 'prompt generate new' },
  { id: 'gallery', name: 'Gallery', href: '/gallery', words: 'images pictures wall' },
  {
    id: 'team-gallery',
    name: 'Gallery of the team',
    href: '/gallery?view=team',
    words: 'shown shared everybody',
  },
  { id: 'collections', name: 'Collections', href: '/collections', words: 'albums boards sets' },
  { id: 'links', name: 'Share links', href: '/links', words: 'strangers clients revoke address' },
  { id: 'favourites', name: 'Favourites', href: '/gallery?view=favourites', words: 'kept liked hearts' },
  { id: 'trash', name: 'Trash', href: '/gallery?view=trash', words: 'bin deleted restore' },
  { id: 'inbox', name: 'Inbox', href: '/inbox', words: 'notifications unread mentions bell' },
  {
    id: 'activity',
    name: 'Activity of the team',
    href: '/inbox/activity',
    words: 'happened shown added news',
  },
  { id: 'credits', name: 'Credits', href: '/credits', words: 'money wallet ledger balance' },
  {
    id: 'settings',
    name: 'Settings',
    href: '/settings',
    words: 'profile password appearance notifications api tokens',
  },
]
const ADMIN = { id: 'admin', name: 'Admin', href: '/admin', words: 'operator people providers' }

/** Where one can go in the house. */
export const placeCommands = (isOperator: boolean, go: (href: string) => void): Command[] =>
  [...PLACES, ...(isOperator ? [ADMIN] : [])].map(({ href, id, ...place }) => ({
    ...place,
    ...{ id: `go.${id}`, group: 'Go to', run: () => go(href) },
  }))

const THEMES: readonly { value: ThemeChoice; name: string }[] = [
  { value: 'light', name: 'Theme: light' },
  { value: 'dark', name: 'Theme: dark' },
  { value: 'system', name: 'Theme: as the system' },
]

export const themeCommands = (): Command[] =>
  THEMES.map(({ value, name }) => ({
    ...{ id: `theme.${value}`, name, group: 'Appearance', words: 'colour mode appearance' },
    run: () => writeTheme(value),
  }))

const ON_THE_WALL = 'On a picture of the gallery'
const IN_THE_VIEWER = 'In a picture’s page'

/** What the gallery's own controls answer to. */
const GALLERY_KEYS: readonly ControlKeys[] = [
  {
    ...{ where: ON_THE_WALL, name: 'The picture beside' },
    keys: ['arrowleft', 'arrowright', 'arrowup', 'arrowdown'],
  },
  { where: ON_THE_WALL, name: 'The first, the last', keys: ['home', 'end'] },
  { where: ON_THE_WALL, name: 'Open it', keys: ['enter'] },
  { where: ON_THE_WALL, name: 'Make it a favourite', keys: ['f'] },
  { where: ON_THE_WALL, name: 'Choose it, or no more', keys: ['x'] },
  { where: ON_THE_WALL, name: 'Choose on the way', keys: ['shift+arrowright'] },
  { where: ON_THE_WALL, name: 'Choose all', keys: ['mod+a'] },
  { where: ON_THE_WALL, name: 'Move it to the trash', keys: ['delete'] },
]
const VIEWER_KEYS: readonly ControlKeys[] = [
  { where: IN_THE_VIEWER, name: 'Newer, older', keys: ['arrowleft', 'arrowright'] },
  { where: IN_THE_VIEWER, name: 'Zoom', keys: ['z'] },
  { where: IN_THE_VIEWER, name: 'Move it to the trash', keys: ['delete'] },
  { where: IN_THE_VIEWER, name: 'Back to the wall', keys: ['escape'] },
]

const IN_A_ROUND = 'In a round of review'
const ROUND_KEYS: readonly ControlKeys[] = [
  { where: IN_A_ROUND, name: 'The picture before, the next', keys: ['arrowleft', 'arrowright'] },
  { where: IN_A_ROUND, name: 'Pick, maybe, reject', keys: ['p', 'm', 'r'] },
  { where: IN_A_ROUND, name: 'One star, five stars', keys: ['1', '5'] },
  { where: IN_A_ROUND, name: 'Mark it as final', keys: ['f'] },
  { where: IN_A_ROUND, name: 'Zoom', keys: ['z'] },
  { where: IN_A_ROUND, name: 'To the summary', keys: ['escape'] },
]

const IN_A_COLLECTION = 'On a picture of a collection'
const COLLECTION_KEYS: readonly ControlKeys[] = [
  ...GALLERY_KEYS.slice(0, -1).map((keys) => ({ ...keys, where: IN_A_COLLECTION })),
  { where: IN_A_COLLECTION, name: 'Move it earlier, later', keys: ['alt+arrowleft', 'alt+arrowright'] },
  { where: IN_A_COLLECTION, name: 'Move it to the start, the end', keys: ['alt+home', 'alt+end'] },
  { where: IN_A_COLLECTION, name: 'Take it out', keys: ['delete'] },
]

/** The keys of the controls at an address. */
export function keysAt(pathname: string): readonly ControlKeys[] {
  if (pathname.startsWith('/rounds/')) return ROUND_KEYS
  if (pathname.startsWith('/collections/')) return COLLECTION_KEYS
  if (!pathname.startsWith('/gallery')) return []
  return pathname === '/gallery' ? GALLERY_KEYS : VIEWER_KEYS
}
