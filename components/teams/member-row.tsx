'use client'

import { Coins, Ellipsis, UserMinus } from 'lucide-react'
import { useMe } from '@/components/frame/me'
import type { Calendar } from '@/components/gallery/calendar'
import { cx } from '@/components/ui/class-names'
import { iconButtonClass } from '@/components/ui/icon-button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { ROLES, type Role } from '@/lib/core/actor'
import { formatCredits } from '@/lib/core/money'
import type { MemberView } from '@/lib/teams/schema'
import { dayOf } from './day'
import { Facts } from './facts'
import { isLead, ROLE_WORDS } from './words'

const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const

type Props = {
  member: MemberView
  calendar: Calendar
  onRole: (role: Role) => void
  onDo: (verb: 'remove' | 'give') => void
}

/** Somebody of the team: role, since when, and for who leads it money and pictures. */
export function MemberRow({ member, calendar, onRole, onDo }: Props) {
  const me = useMe()
  const { name, role, isSuspended, userId } = member
  const isMe = userId === me.id
  const entries = isLead(me.team.role) ? entriesFor({ member, mine: me.team.role, isMe, onRole, onDo }) : []
  return (
    <li className="flex min-h-16 items-center gap-3 py-2.5">
      <div className={cx('min-w-0 grow', isSuspended && 'text-ink-3')}>
        <p className="truncate">
          <span className="font-semibold">{name}</span>
          <span className="text-ink-3">
            {isMe ? ' · you' : ''}
            {isSuspended ? ' · suspended' : ''}
          </span>
        </p>
        <Facts facts={[member.email, ...standing(member, calendar)]} />
        <Facts facts={money(member)} />
      </div>
      <span className="shrink-0 text-ink-2">{ROLE_WORDS[role].name}</span>
      {entries.length > 0 ? (
        <Menu
          entries={entries}
          trigger={(props) => (
            <button type="button" {...props} aria-label={`Change ${name}`} className={iconButtonClass()}>
              <Ellipsis {...ICON} />
            </button>
          )}
        />
      ) : null}
    </li>
  )
}

const standing = ({ joinedAt, lastSeenAt }: MemberView, calendar: Calendar): string[] => [
  `joined ${dayOf(joinedAt, calendar)}`,
  lastSeenAt ? `last here ${dayOf(lastSeenAt, calendar)}` : 'not here yet',
]

function money({ credits, imageCount }: MemberView): string[] {
  if (!credits) return []
  return [
    `${formatCredits(credits.availableCenticredits)} credits left`,
    `${formatCredits(credits.spentCenticredits)} spent in 30 days`,
    `${imageCount ?? 0} ${imageCount === 1 ? 'image' : 'images'}`,
  ]
}

type For = Pick<Props, 'member' | 'onRole' | 'onDo'> & { mine: Role; isMe: boolean }

/** An admin neither touches owners nor makes them. */
function entriesFor({ member: { role, isSuspended }, mine, isMe, onRole, onDo }: For): MenuEntry[] {
  const mayTouch = mine === 'owner' || role !== 'owner'
  const roles = ROLES.filter((each) => each !== 'owner' || mine === 'owner')
  const options = roles.map((value) => ({
    value,
    label: ROLE_WORDS[value].name,
    hint: ROLE_WORDS[value].may,
  }))
  const choice: MenuEntry = {
    ...{ kind: 'choice', label: 'Role', value: role, options, closes: true },
    onChange: (value) => value !== role && onRole(value as Role),
  }
  const give: MenuEntry = {
    ...{ kind: 'item', icon: <Coins {...ICON} />, onSelect: () => onDo('give') },
    label: isMe ? 'Bring credits in' : 'Give credits',
  }
  const remove: MenuEntry = {
    ...{ kind: 'item', label: 'Remove from the team', icon: <UserMinus {...ICON} />, danger: true },
    onSelect: () => onDo('remove'),
  }
  return [
    ...(mayTouch ? [choice, { kind: 'separator' } as const] : []),
    ...(isSuspended ? [] : [give]),
    ...(mayTouch && !isMe ? [remove] : []),
  ]
}
