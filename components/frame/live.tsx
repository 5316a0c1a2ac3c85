'use client'

import {
  createContext,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import { fetchedInPlace } from '@/components/ui/fetched'
import type { WalletView } from '@/lib/credits/schema'
import { type LiveStore, openLiveStore } from './live-store'

/** Enough when nothing more can be fetched either. */
const SignInAgain = () => (
  <p role="alert">
    Your session has ended. <a href="/sign-in">Sign in again</a>
  </p>
)
const SignedOutNotice = fetchedInPlace(() => import('./signed-out-notice'), SignInAgain)

/** The same for as long as the page is there; what changes is watched. */
const LiveContext = createContext<LiveStore | null>(null)
const POLL_MS = 5_000

/** One stream of events for the whole house; `wallet` is what the server knew when it drew the page. */
export function LiveProvider({ wallet, children }: { wallet: WalletView; children: ReactNode }) {
  const [store] = useState(() => openLiveStore(wallet))
  const { status, signedOut } = useSyncExternalStore(store.watch, store.known, store.drawn)
  useEffect(() => {
    if (wallet !== store.known().wallet) store.learn({ wallet })
  }, [store, wallet])
  useEffect(() => store.follow(), [store])
  useEffect(() => {
    if (status !== 'down' || signedOut) return
    const timer = setInterval(store.refreshWallet, POLL_MS)
    return () => clearInterval(timer)
  }, [store, status, signedOut])
  return (
    <LiveContext value={store}>
      {signedOut ? (
        <Suspense>
          <SignedOutNotice />
        </Suspense>
      ) : null}
      {children}
    </LiveContext>
  )
}

/** What can be done with the house; what it knows is not watched. Only inside the house. */
export function useHouse(): LiveStore {
  const store = useContext(LiveContext)
  if (!store) throw new Error('useHouse: there is no LiveProvider above')
  return store
}

/** The live wallet, the state of the stream, and a place to listen. Only inside the house. */
export function useLive() {
  const { watch, known, drawn, refreshWallet, reportSignedOut, listen } = useHouse()
  const { wallet, status } = useSyncExternalStore(watch, known, drawn)
  return { wallet, status, refreshWallet, reportSignedOut, listen }
}
