import type { LedgerMethods } from './ledger-work'
import type { Stage } from './stage'

const WALLETS = 1000
const AT_ONCE = 16
const FOR_MS = 6000

export type LedgerFigures = Awaited<ReturnType<typeof measureLedger>>

/** Hold and capture alone, each its own transaction, as a run does them. */
export async function measureLedger(stage: Stage) {
  const worker = stage.spawn<LedgerMethods>('ledger-work.ts', {
    DATABASE_URL: await stage.database(),
    NEXTAUTH_SECRET: 'a secret for benches only, 32 characters',
    LOG_LEVEL: 'warn',
  })
  await worker.call('open', WALLETS)
  await worker.call('pairs', { wallets: WALLETS, atOnce: AT_ONCE, forMs: 1000 })
  const spread = await worker.call('pairs', { wallets: WALLETS, atOnce: AT_ONCE, forMs: FOR_MS })
  const least = await worker.call('pairs', {
    wallets: WALLETS,
    atOnce: AT_ONCE,
    forMs: FOR_MS / 2,
    least: true,
  })
  const hot = await worker.call('pairs', { wallets: 1, atOnce: AT_ONCE, forMs: FOR_MS })
  const unsound = await worker.call('unsound')
  worker.stop()
  return { wallets: WALLETS, atOnce: AT_ONCE, spread, least, hot, unsound }
}
