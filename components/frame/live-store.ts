import type { WalletView } from '@/lib/credits/schema'
import type { RunView } from '@/lib/runs/schema'
import { callApi } from './api'
import { followEvents, type LiveStatus, type Progress, type TeamNews } from './live-connection'

export type Listener = {
  onRun?: (run: RunView) => void
  onProgress?: (progress: Progress) => void
  onTeam?: (news: TeamNews) => void
  onInbox?: () => void
  onResumed: () => void
  /** The stream is open, at once where it was already: what happened since the page was drawn was told by nobody. */
  onOpened?: () => void
}
type Known = { wallet: WalletView; status: LiveStatus; signedOut: boolean }

/** What the house knows at this moment and who wants to hear of it; outside React, so that news draws anew only what shows it. */
export function openLiveStore(wallet: WalletView) {
  const drawn: Known = { wallet, status: 'connecting', signedOut: false }
  let known = drawn
  const watchers = new Set<() => void>()
  const listeners = new Set<Listener>()
  const learn = (news: Partial<Known>) => {
    known = { ...known, ...news }
    for (const watch of watchers) watch()
  }
  const reportSignedOut = () => learn({ signedOut: true })
  return {
    learn,
    known: () => known,
    /** What the server drew the page with: parts of it are taken over after the first news has come. */
    drawn: () => drawn,
    watch: (onChange: () => void) => enter(watchers, onChange),
    listen(listener: Listener) {
      const leave = enter(listeners, listener)
      if (known.status === 'open') listener.onOpened?.()
      return leave
    },
    /** The session is over: asks the person to sign in again, keeping the page as it is. */
    reportSignedOut,
    /** Asks the server for the wallet as it is now. */
    async refreshWallet() {
      if (document.visibilityState === 'hidden') return
      const before = known.wallet
      const answer = await callApi<WalletView>('/credits')
      // What the stream told meanwhile is newer than an answer that was on its way.
      if (answer.ok && known.wallet === before) learn({ wallet: answer.value })
      else if (!answer.ok && answer.reason === 'signed-out') reportSignedOut()
    },
    follow: () =>
      followEvents('/api/v1/events', {
        onRun: (run) => each(listeners, ({ onRun }) => onRun?.(run)),
        onProgress: (progress) => each(listeners, ({ onProgress }) => onProgress?.(progress)),
        onTeam: (news) => each(listeners, ({ onTeam }) => onTeam?.(news)),
        onInbox: () => each(listeners, ({ onInbox }) => onInbox?.()),
        onOpened: () => each(listeners, ({ onOpened }) => onOpened?.()),
        onResumed: () => each(listeners, ({ onResumed }) => onResumed()),
        onWallet: calmly((told) => learn({ wallet: told })),
        onStatus: (status) => learn({ status }),
      }),
  }
}

/** A sweep moves the wallet many times a second; nobody reads it so fast. */
const CALM_MS = 150

/** The first at once, then the latest of each while: news that each replace the one before. */
function calmly<T>(tell: (news: T) => void): (news: T) => void {
  let latest: { news: T } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const next = () => {
    timer = undefined
    if (!latest) return
    tell(latest.news)
    latest = null
    timer = setTimeout(next, CALM_MS)
  }
  return (news) => {
    latest = { news }
    if (timer === undefined) next()
  }
}

export type LiveStore = ReturnType<typeof openLiveStore>

function each<T>(all: ReadonlySet<T>, tell: (one: T) => void) {
  for (const one of all) tell(one)
}

function enter<T>(all: Set<T>, one: T) {
  all.add(one)
  return () => {
    all.delete(one)
  }
}
