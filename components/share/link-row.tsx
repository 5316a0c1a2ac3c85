'use client'

import { MoreHorizontal } from 'lucide-react'
import type { Calendar } from '@/components/gallery/calendar'
import { cx } from '@/components/ui/class-names'
import { iconButtonClass } from '@/components/ui/icon-button'
import { Link } from '@/components/ui/link'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import type { LinkView } from '@/lib/share/schema'
import {
  allowedWords,
  inheritedWords,
  lastingWords,
  madeWords,
  seenWords,
  targetHref,
  targetWords,
} from './link-words'

const sentenceCase = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

export type LinkVerb = 'change' | 'move' | 'revoke'
type Props = { link: LinkView; calendar: Calendar; onVerb: (verb: LinkVerb) => void }

/** One link: what it shows, who made it, how long it works, who has looked. */
export function LinkRow({ link, calendar, onVerb }: Props) {
  const isOpen = link.state === 'open'
  const href = targetHref(link)
  const title = targetWords(link)
  const inherited = inheritedWords(link, calendar)
  const mine: MenuEntry[] = [
    { kind: 'item', label: 'Change…', onSelect: () => onVerb('change') },
    { kind: 'item', label: 'Make a new address…', onSelect: () => onVerb('move') },
    { kind: 'separator' },
  ]
  const entries: MenuEntry[] = [
    ...(link.isOwn ? mine : []),
    { kind: 'item', label: 'Revoke…', danger: true, onSelect: () => onVerb('revoke') },
  ]
  return (
    <li className="flex items-start gap-3 border-t border-line py-3 first:border-0">
      <div className={cx('grid min-w-0 grow gap-0.5', !isOpen && 'text-ink-3')}>
        <p className="[overflow-wrap:anywhere]">
          {href ? (
            <Link href={href as never} className="font-semibold underline-offset-3 hover:underline">
              {title}
            </Link>
          ) : (
            <b className="font-semibold">{title}</b>
          )}
          {link.name ? <span> · {link.name}</span> : null}
        </p>
        <p className="num text-sm text-ink-2">
          {sentenceCase(lastingWords(link, calendar))}
          {allowedWords(link) ? ` · ${allowedWords(link)}` : ''}
        </p>
        {inherited ? <p className="num text-sm text-pretty text-ink-2">{inherited}.</p> : null}
        <p className="num text-sm text-ink-3">
          {madeWords(link, calendar)} · {seenWords(link, calendar)}
        </p>
      </div>
      {isOpen || (link.isOwn && link.state === 'expired') ? (
        <Menu
          align="end"
          entries={entries}
          trigger={(trigger) => (
            <button
              type="button"
              {...trigger}
              aria-label={`What to do with the link to ${title}`}
              className={iconButtonClass()}
            >
              <MoreHorizontal strokeWidth={1.6} aria-hidden="true" />
            </button>
          )}
        />
      ) : null}
    </li>
  )
}
