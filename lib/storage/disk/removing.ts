import { rename, rm, stat, utimes } from 'node:fs/promises'
import { firstFound, unlessMissing } from './files'
import { inside, type Layout } from './layout'

/**
 * True when the bytes are in place already; they then count as stored now. The touch comes first: a remover
 * that moved the file away before it leaves nothing to find, one that comes after sees how young it is.
 */
export async function keepIfWhole(file: string, byteLength: number): Promise<boolean> {
  const now = new Date()
  const touched = await utimes(file, now, now).then(() => true, unlessMissing(false))
  const found = touched ? await stat(file).catch(unlessMissing(null)) : null
  return found?.size === byteLength
}

/**
 * Moves the blob aside, looks once more how young it is, and only then removes it, so that bytes being stored
 * again at this moment by any process are put back or written anew. See `Storage.remove`.
 */
export async function removeBlob(layout: Layout, sha256: string, untouchedForMs: number): Promise<boolean> {
  const old = async (file: string) => ((await isOlder(file, untouchedForMs)) ? file : null)
  const file = await firstFound(layout.places(sha256), old)
  if (!file) return false
  const aside = inside(layout.leaving, sha256)
  const moved = await rename(file, aside).then(() => true, unlessMissing(false))
  if (!moved) return false
  if (await isOlder(aside, untouchedForMs)) {
    await rm(aside, { force: true })
    return true
  }
  await rename(aside, file).catch(unlessMissing(undefined))
  return false
}

/** True when the file is there and was last written or touched at least `ms` ago. */
export async function isOlder(file: string, ms: number): Promise<boolean> {
  const found = await stat(file).catch(unlessMissing(null))
  return found !== null && Date.now() - found.mtimeMs >= ms
}
