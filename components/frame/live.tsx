'use client'

import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import type { WalletView } from '@/lib/credits/schema'
import { type LiveStore, openLiveStore } from './live-store'

const SignedOutNotice = lazy(() => import('./signed-out-notice'))

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
