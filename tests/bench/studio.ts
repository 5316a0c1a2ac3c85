import { mkdirSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'pg'
import { SERVER } from '../../scripts/build.mjs'
import { at } from '../../scripts/paths.mjs'
import { hasEnded, SERVING, spawnServer, untilReady } from '../../scripts/server.mjs'
import { quietPort } from '../support/port'

export type StudioOptions = {
  databaseUrl: string
  upstreamUrl: string
  /** Renders at once, all in all and for one person. */
  renders: number
  nodeArgs?: string[]
}
export type Studio = {
  pid: number
  url: string
  db: Pool
  /** Resolves when every picture has its small versions and no job is left. */
  settled(): Promise<void>
  /** Puts small versions off, or lets them be made. */
  putOff(on: boolean): Promise<void>
  stop(): Promise<void>
}

const LATEST_MS = 180_000
const keep = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ']

function environment({ databaseUrl, upstreamUrl, renders }: StudioOptions, port: number, dataDir: string) {
  const inherited = Object.fromEntries(keep.map((name) => [name, process.env[name] ?? '']))
  return {
    ...inherited,
    NODE_ENV: 'production' as const,
    ...{ HOSTNAME: '127.0.0.1', PORT: String(port), NEXT_MANUAL_SIG_HANDLE: '1', LOG_LEVEL: 'warn' },
    ...{
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      NEXTAUTH_SECRET: 'a secret for benches only, 32 characters',
    },
    ...{ SIGNUP: 'open', SIGNUP_CREDITS: '1000000' },
    ...{ STABILITY_API_KEY: 'bench', STABILITY_BASE_URL: upstreamUrl, STABILITY_REQUESTS_PER_10S: '0' },
    ...{ WORKER_CONCURRENCY: String(renders), WORKER_CONCURRENCY_PER_PERSON: String(renders) },
  }
}

/** The built app as `npm start` runs it, on a data folder of its own that goes with it. */
export async function openStudio(options: StudioOptions): Promise<Studio> {
  const port = await quietPort()
  const dataDir = at('.data', 'bench', `studio-${port}`)
  mkdirSync(dataDir, { recursive: true })
  const child = spawnServer(
    [...SERVING, ...(options.nodeArgs ?? []), SERVER],
    environment(options, port, dataDir),
    'pipe',
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  // Standard output is for the figures.
  for (const said of [child.stdout, child.stderr]) said?.pipe(process.stderr, { end: false })
  const url = `http://127.0.0.1:${port}`
  await untilReady(child, url)
  const db = new Pool({ connectionString: options.databaseUrl, max: 2 })
  return {
    ...{ pid: child.pid ?? 0, url, db },
    settled: () => until(LATEST_MS, () => nothingLeft(db)),
    putOff: (on) => putOff(db, on),
    async stop() {
      if (!hasEnded(child)) child.kill('SIGTERM')
      await ended
      await db.end()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function until(withinMs: number, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(50)) if (await holds()) return
  throw new Error(`not within ${withinMs / 1000} s`)
}

async function nothingLeft(db: Pool): Promise<boolean> {
  const { rows } = await db.query(`
    SELECT (SELECT count(*) FROM "Generation" WHERE "finishedAt" IS NULL)
      + (SELECT count(*) FROM pgboss.job WHERE state < 'completed') AS left`)
  return Number(rows[0]?.left) === 0
}

/** A job held back in the queue costs nothing until it is let go: so the way to the answer is seen alone. */
async function putOff(db: Pool, on: boolean): Promise<void> {
  await db.query('DROP TRIGGER IF EXISTS bench_put_off ON pgboss.job')
  if (!on) {
    await db.query(
      `UPDATE pgboss.job SET start_after = now() WHERE name LIKE 'image.%' AND state = 'created'`,
    )
    return
  }
  await db.query(`
    CREATE OR REPLACE FUNCTION bench_put_off() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN NEW.start_after = now() + interval '1 hour'; RETURN NEW; END $$;
    CREATE TRIGGER bench_put_off BEFORE INSERT ON pgboss.job FOR EACH ROW
      WHEN (NEW.name LIKE 'image.%') EXECUTE FUNCTION bench_put_off()`)
}

/** The owner and `others` more, through the front door; their session cookies. */
export async function signUp(url: string, others: number): Promise<string[]> {
  const cookies = [await arrive(`${url}/api/v1/set-up`, 0)]
  for (let n = 1; n <= others; n++) cookies.push(await arrive(`${url}/api/v1/sign-up`, n))
  return cookies
}

async function arrive(url: string, n: number): Promise<string> {
  const body = JSON.stringify({
    name: `Person ${n}`,
    email: `person${n}@example.com`,
    password: `a long password ${n}`,
  })
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return cookie
}

/** Every broken promise about money or pictures in the database; none when all is well. */
export async function brokenPromises(db: Pool): Promise<string[]> {
  const { rows } = await db.query<{ broken: string; n: string }>(`
    SELECT 'balance is not the sum of the ledger' AS broken, count(*) AS n FROM "Wallet" w WHERE w."balanceCenticredits" <>
      (SELECT COALESCE(SUM(e."amountCenticredits"), 0) FROM "LedgerEntry" e WHERE e."walletId" = w."id")
    UNION ALL SELECT 'held is not the sum of open holds', count(*) FROM "Wallet" w WHERE w."heldCenticredits" <>
      (SELECT COALESCE(SUM(h."amountCenticredits"), 0) FROM "Hold" h WHERE h."walletId" = w."id" AND h."state" = 'open')
    UNION ALL SELECT 'succeeded without an image and a capture', count(*) FROM "Generation" g WHERE g."state" = 'succeeded' AND NOT EXISTS
      (SELECT 1 FROM "Image" i JOIN "Hold" h ON h."subjectId" = i."generationId" WHERE i."generationId" = g."id" AND h."state" = 'captured')
    UNION ALL SELECT 'generation that ended as ' || concat_ws(', ', g."state", g."code", g."message"), count(*)
      FROM "Generation" g WHERE g."state" <> 'succeeded' GROUP BY 1`)
  return rows.filter((row) => Number(row.n) > 0).map((row) => `${row.n} x ${row.broken}`)
}
