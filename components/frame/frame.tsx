import type { ReactNode } from 'react'
import { Bell } from '@/components/inbox/bell'
import { Palette } from '@/components/palette/palette'
import { cx } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import type { MeView } from '@/lib/auth/schema'
import type { WalletView } from '@/lib/credits/schema'
import { AccountMenu } from './account-menu'
import { CreditPill } from './credit-pill'
import { LiveProvider } from './live'
import { Mark } from './mark'
import { MeProvider } from './me'
import { NavTabs } from './nav-tabs'
import { teamAttributes } from './page-team'
import { panelAttributes, parsePanels } from './panel-sizes'
import { TabBar } from './tab-bar'
import { TeamName } from './team-name'
import { TeamWatch } from './team-watch'

type Props = {
  me: MeView
  wallet: WalletView
  sandbox: boolean
  /** The cookie in which this device keeps the widths of the panels. */
  panels: string | undefined
  children: ReactNode
}

/** Said once, quietly, on every screen: nobody should take these pictures for Stable Diffusion's. */
function SandboxNote({ className }: { className?: string }) {
  return (
    <p className={cx('text-xs text-ink-3', className)}>
      Sandbox: <span className="md:max-lg:hidden">pictures are drawn here, </span>no provider
      <span className="md:max-lg:hidden"> is called</span>
    </p>
  )
}

/** What stands around every screen of the house: where one is, what one has, who one is. */
export function Frame({ me, wallet, sandbox, panels, children }: Props) {
  return (
    <MeProvider me={me}>
      <LiveProvider wallet={wallet}>
        <a
          href="#main"
          className="absolute top-2 left-2 z-60 -translate-y-16 rounded-s bg-solid px-3 py-2 text-on-solid focus:translate-y-0"
        >
          Skip to the content
        </a>
        <header
          {...teamAttributes(me.team.id)}
          className="sticky top-0 z-30 flex h-(--top-bar) items-center gap-2 border-b border-line bg-paper px-4 md:gap-4.5"
        >
          <Link
            href="/studio"
            aria-label="Triptych, to the studio"
            className="rounded-xs touch:grid touch:size-11 touch:place-content-center touch:-ml-2.5"
          >
            <Mark />
          </Link>
          <TeamName />
          <NavTabs />
          <span className="grow" />
          {sandbox ? <SandboxNote className="truncate max-md:hidden" /> : null}
          <Bell />
          <CreditPill />
          <AccountMenu name={me.name} email={me.email} isOperator={me.isOperator} />
        </header>
        {sandbox ? (
          <aside aria-label="Sandbox" className="border-b border-line px-4 py-1 text-center md:hidden">
            <SandboxNote />
          </aside>
        ) : null}
        <main
          id="main"
          tabIndex={-1}
          {...panelAttributes(parsePanels(panels))}
          className="outline-none max-md:pb-(--tab-bar)"
        >
          {children}
        </main>
        <TabBar />
        <Palette isOperator={me.isOperator} />
        <TeamWatch />
      </LiveProvider>
    </MeProvider>
  )
}
