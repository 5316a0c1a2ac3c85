'use client'

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { WalletView } from '@/lib/credits/schema'
import type { RunView } from '@/lib/runs/schema'
import { callApi } from './api'
import { followEvents, type LiveStatus, type Progress } from './live-connection'
import { SignedOutNotice } from './signed-out-notice'

type Listener = {
  onRun: (run: RunView) => void
  onProgress?: (progress: Progress) => void
  onResumed: () => void
}
type Live = {
  wallet: WalletView
  status: LiveStatus
  /** Asks the server for the wallet as it is now. */
  refreshWallet: () => void
  /** The session is over: asks the person to sign in again, keeping the page as it is. */
  reportSignedOut: () => void
  listen: (listener: Listener) => () => void
}

const LiveContext = createContext<Live | null>(null)
const POLL_MS = 5_000

/** One stream of events for the whole house; `wallet` is what the server knew when it drew the page. */
export function LiveProvider({ wallet: drawn, children }: { wallet: WalletView; children: ReactNode }) {
  const [wallet, setWallet] = useState(drawn)
  const [lastDrawn, setLastDrawn] = useState(drawn)
  const [status, setStatus] = useState<LiveStatus>('connecting')
  const [signedOut, setSignedOut] = useState(false)
  const listeners = useRef(new Set<Listener>())
  if (drawn !== lastDrawn) {
    setLastDrawn(drawn)
    setWallet(drawn)
  }

  useEffect(
    () =>
      followEvents('/api/v1/events', {
        onRun(run) {
          for (const listener of listeners.current) listener.onRun(run)
        },
        onProgress(progress) {
          for (const listener of listeners.current) listener.onProgress?.(progress)
        },
        onResumed() {
          for (const listener of listeners.current) listener.onResumed()
        },
        onWallet: setWallet,
        onStatus: setStatus,
      }),
    [],
  )

  const steady = useMemo(() => {
    const reportSignedOut = () => setSignedOut(true)
    return {
      reportSignedOut,
      refreshWallet: () => void readWallet(setWallet, reportSignedOut),
      listen(listener: Listener) {
        listeners.current.add(listener)
        return () => {
          listeners.current.delete(listener)
        }
      },
    }
  }, [])
  const live = useMemo<Live>(() => ({ ...steady, wallet, status }), [steady, wallet, status])

  useEffect(() => {
    if (status !== 'down' || signedOut) return
    const timer = setInterval(() => readWallet(setWallet, () => setSignedOut(true)), POLL_MS)
    return () => clearInterval(timer)
  }, [status, signedOut])

  return (
    <LiveContext value={live}>
      {signedOut ? <SignedOutNotice /> : null}
      {children}
    </LiveContext>
  )
}

async function readWallet(onWallet: (wallet: WalletView) => void, onSignedOut: () => void) {
  if (document.visibilityState === 'hidden') return
  const answer = await callApi<WalletView>('/credits')
  if (answer.ok) onWallet(answer.value)
  else if (answer.reason === 'signed-out') onSignedOut()
}

/** The live wallet, the state of the stream, and a place to listen. Only inside the house. */
export function useLive(): Live {
  const live = useContext(LiveContext)
  if (!live) throw new Error('useLive: there is no LiveProvider above')
  return live
}
