import type { WalletView } from '@/lib/credits/schema'
import type { RunView } from '@/lib/runs/schema'
import { inPageTeam } from './page-team'

export type LiveStatus = 'connecting' | 'open' | 'down'
/** How far a generation is at the upstream, 0..1. */
export type Progress = { runId: string; generationId: string; fraction: number }
/** Something of the team one acts in changed: what, and which, or null for all of them. */
export type TeamNews = {
  what: 'members' | 'images' | 'collection' | 'comments' | 'round' | 'sweep'
  id: string | null
}
type Handlers = {
  onRun: (run: RunView) => void
  onProgress: (progress: Progress) => void
  onWallet: (wallet: WalletView) => void
  onTeam?: (news: TeamNews) => void
  /** Something came into the inbox. */
  onInbox?: () => void
  onStatus: (status: LiveStatus) => void
  /** Connected for the first time. */
  onOpened: () => void
  /** Connected after a gap: what happened meanwhile may not have been told. */
  onResumed: () => void
}

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 30_000
/** Browsers allow six HTTP/1.1 connections per host over all tabs: a hidden tab must not sit on one. */
const HIDDEN_GRACE_MS = 30_000

/** How long to wait before the n-th new connection (from 0): doubling up to half a minute. */
export const retryDelayMs = (attempt: number) => Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt)

/**
 * Follows `/api/v1/events` for as long as the page is looked at. The browser itself resumes a broken stream;
 * a refused one is tried again with growing pauses. Returns the function that ends it.
 */
export function followEvents(url: string, handlers: Handlers): () => void {
  let source: EventSource | null = null
  let attempt = 0
  let hadGap = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let hiding: ReturnType<typeof setTimeout> | undefined

  function connect() {
    clearTimeout(retry)
    hadGap ||= source !== null
    source?.close()
    const opened = new EventSource(inPageTeam(url))
    source = opened
    opened.addEventListener('ready', () => {
      attempt = 0
      handlers.onStatus('open')
      if (hadGap) handlers.onResumed()
      else handlers.onOpened()
      hadGap = false
    })
    opened.addEventListener('run', (event) => handlers.onRun(JSON.parse(event.data)))
    opened.addEventListener('progress', (event) => handlers.onProgress(JSON.parse(event.data)))
    opened.addEventListener('wallet', (event) => handlers.onWallet(JSON.parse(event.data)))
    opened.addEventListener('team', (event) => handlers.onTeam?.(JSON.parse(event.data)))
    opened.addEventListener('inbox', () => handlers.onInbox?.())
    opened.addEventListener('error', () => {
      hadGap = true
      handlers.onStatus('down')
      if (opened.readyState === EventSource.CLOSED) retry = setTimeout(connect, retryDelayMs(attempt++))
    })
  }
  function disconnect() {
    clearTimeout(retry)
    source?.close()
    source = null
    hadGap = true
  }
  function onVisibility() {
    clearTimeout(hiding)
    if (document.visibilityState === 'hidden') hiding = setTimeout(disconnect, HIDDEN_GRACE_MS)
    else if (source?.readyState !== EventSource.OPEN) connect()
  }
  const onOnline = () => connect()

  connect()
  document.addEventListener('visibilitychange', onVisibility)
  window.addEventListener('online', onOnline)
  return () => {
    clearTimeout(hiding)
    disconnect()
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('online', onOnline)
  }
}
