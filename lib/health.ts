import { isDraining } from '@/lib/boot'
import { db } from '@/lib/db'
import { boss } from '@/lib/jobs'
import { logger } from '@/lib/logger'
import { storage } from '@/lib/storage'

const LIMIT_MS = 3000

const CHECKS = {
  database: () => db().$queryRaw`SELECT 1`,
  queue: async () => (await boss()).getQueue('generation.render'),
  storage: () => storage().check(),
} as const

type Check = keyof typeof CHECKS
type Readiness = { ready: boolean; checks: Record<Check, 'ok' | 'failed'> & { draining: boolean } }

/** Asks database, queue and storage, each for at most three seconds. */
export async function readiness(): Promise<Readiness> {
  const names = Object.keys(CHECKS) as Check[]
  const states = await Promise.all(names.map((name) => ask(name)))
  const checks = Object.fromEntries(names.map((name, i) => [name, states[i]])) as Record<
    Check,
    'ok' | 'failed'
  >
  const draining = isDraining()
  return { ready: !draining && states.every((state) => state === 'ok'), checks: { ...checks, draining } }
}

async function ask(name: Check): Promise<'ok' | 'failed'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((_, reject) => {
    const tooLate = () => reject(new Error(`no answer in ${LIMIT_MS} ms`))
    // An answer that has come counts, though this process was too busy to hear it.
    timer = setTimeout(() => setImmediate(tooLate), LIMIT_MS)
  })
  try {
    await Promise.race([CHECKS[name](), late])
    return 'ok'
  } catch (error) {
    logger().warn({ err: error, check: name }, 'not ready')
    return 'failed'
  } finally {
    clearTimeout(timer)
  }
}
