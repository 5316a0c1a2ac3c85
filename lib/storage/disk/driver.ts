import { hash } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Storage, Stored } from '../storage'
import { claimsIn } from './claims'
import { asUnavailable, codeOf, firstFound, makeFolderDurably, syncFolder, writeDurably } from './files'
import { type Layout, layoutOf } from './layout'
import { openBlob, readBlob, sizeOf } from './reading'
import { keepIfWhole, removeBlob } from './removing'
import { sweep } from './sweeping'

/** Bytes in a folder of this machine, or of a mounted one. The folder is made on first use. */
export function diskStorage(root: string): Storage {
  const layout = layoutOf(root)
  const claims = claimsIn(layout)
  const ready = onceUnlessFailed(() => prepare(layout))
  return {
    async store(bytes, claim) {
      const stored = { sha256: hash('sha256', bytes), byteLength: bytes.byteLength }
      try {
        await ready()
        await place(layout, stored, bytes, async () => claim && claims.write(claim, stored))
        return stored
      } catch (error) {
        if (claim) await claims.drop(claim.id).catch(() => {})
        throw asUnavailable(error)
      }
    },
    findClaim: (id) => claims.find(id),
    dropClaim: (id) => claims.drop(id),
    read: (sha256) => readBlob(layout, sha256),
    open: (sha256, range) => openBlob(layout, sha256, range),
    stat: (sha256) => sizeOf(layout, sha256),
    remove: (sha256, untouchedForMs) => removeBlob(layout, sha256, untouchedForMs),
    async check() {
      try {
        await ready()
        await rm(await writeDurably(layout.unfinished, Buffer.from('check')))
      } catch (error) {
        throw asUnavailable(error)
      }
    },
    async sweepOrphans(options) {
      await ready()
      return sweep(layout, options)
    },
  }
}

async function prepare({ blobs, claims, unfinished, leaving }: Layout): Promise<void> {
  await makeFolderDurably(blobs)
  for (const folder of [claims, unfinished, leaving]) await mkdir(folder, { recursive: true, mode: 0o750 })
}

function onceUnlessFailed(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work().catch((error) => {
      done = undefined
      throw error
    })
    return done
  }
}

/** Bytes down to the disk, then the claim's presence, then the name: whoever finds claim and name may trust them. */
async function place(
  layout: Layout,
  { sha256, byteLength }: Stored,
  bytes: Uint8Array,
  writeClaim: () => Promise<void>,
): Promise<void> {
  const whole = async (file: string) => ((await keepIfWhole(file, byteLength)) ? file : null)
  const kept = await firstFound(layout.places(sha256), whole)
  const file = kept ?? layout.blob(sha256)
  if (kept) {
    await writeClaim()
  } else {
    const claimed = writeClaim()
    claimed.catch(() => {})
    const written = await writeDurably(layout.unfinished, bytes)
    await claimed.then(() => moveTo(file, written)).catch((error) => withoutTrace(written, error))
  }
  await syncFolder(path.dirname(file))
}

async function moveTo(file: string, written: string): Promise<void> {
  try {
    await rename(written, file)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    await makeFolderDurably(path.dirname(file))
    await rename(written, file)
  }
}

async function withoutTrace(written: string, error: unknown): Promise<never> {
  await rm(written, { force: true })
  throw error
}
