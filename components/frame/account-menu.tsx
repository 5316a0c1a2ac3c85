'use client'

import { fetchedOnPress } from '@/components/ui/fetched'
import { MenuButton } from '@/components/ui/menu'

const AccountEntries = fetchedOnPress(() => import('./account-entries'))

export type Account = { name: string; email: string; isOperator: boolean }

/** Credits, settings, theme and the way out, behind one's own face. */
export const AccountMenu = (account: Account) => (
  <MenuButton
    warm={AccountEntries.warm}
    popup={(props) => <AccountEntries {...props} {...account} />}
    trigger={(props) => (
      <button
        type="button"
        {...props}
        aria-label={`Account of ${account.name}`}
        className="grid shrink-0 place-content-center rounded-full p-0.5 touch:size-11"
      >
        <span className="grid size-[26px] place-content-center rounded-full border border-line bg-[conic-gradient(from_200deg,#e7b28e,#b3567a,#4c5f9e,#e7b28e)]" />
      </button>
    )}
  />
)
