import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { until } from '../server/until'
import { diceOf } from './dice'
import { openHouse } from './house'
import { startLoad } from './load'
import { progress, type Report } from './part'
import { brokenPromises, endsOf, settle } from './verdict'

const SIZE_MB = 24

/** A filesystem of a few megabytes, or why there is none: making one takes root. */
async function smallDisk(): Promise<{ dir: string; close: () => Promise<void> } | string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'triptych-small-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m,mode=0777`, 'tmpfs', dir], {
      stdio: 'pipe',
    })
  } catch (error) {
    await rm(dir, { recursive: true })
    return `skipped: a small disk cannot be mounted here (${String(error).split('\n').at(-2) ?? error})`
  }
  return {
    dir,
    close: async () => {
      execFileSync('umount', [dir])
      await rm(dir, { recursive: true })
    },
  }
}

/** Fills the disk under load, then frees it: what cannot be stored is paid back, and afterwards all works again. */
export async function disk(seed: number): Promise<Report> {
  const small = await smallDisk()
  if (typeof small === 'string') return { done: small, ended: '', slowestMs: Number.NaN, broken: [] }
  const filler = path.join(small.dir, 'filler')
  const house = await openHouse({ DATA_DIR: small.dir })
  const { served, people } = house
  const load = startLoad([...people.values()], diceOf(seed))
  const broken: string[] = []
  const count = async (code: string) =>
    (
      await served.peek.rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM "Generation" WHERE COALESCE("code", "state"::text) = $1`,
        [code],
      )
    )[0]?.n ?? 0
  const check = (what: string, look: () => Promise<boolean>) =>
    until(what, look, { withinMs: 30_000, everyMs: 100 }).catch((error) => broken.push(String(error)))

  await check('some images are stored', async () => (await count('succeeded')) > 5)
  const { bavail, bsize } = await statfs(small.dir)
  await writeFile(filler, Buffer.alloc(bavail * bsize)).catch(() => {})
  progress('the disk is full')
  await check('what cannot be stored is failed', async () => (await count('NOT_STORED')) > 5)
  await check('readyz says so', async () => (await served.visitor().get('/readyz')).status === 503)
  await rm(filler)
  const before = await count('succeeded')
  await check('images are stored again', async () => (await count('succeeded')) > before + 5)
  await check('readyz is well', async () => (await served.visitor().get('/readyz')).status === 200)
  await load.stop()
  const { ms, stuck } = await settle(house)
  broken.push(...stuck, ...load.refused, ...(await brokenPromises(house, load.accepted)))
  const ended = await endsOf(house)
  await house.close()
  await small.close()
  return {
    done: `a disk of ${SIZE_MB} MB, full and freed, ${load.accepted.length} runs`,
    ended,
    slowestMs: ms,
    broken,
  }
}
