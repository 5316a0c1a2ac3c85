import { randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '@/lib/core/errors'
import { inside } from './layout'

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT'])

/** The `code` of a failed system call, e.g. `ENOENT`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

/** `value` unless the file is not there; any other failure goes on. */
export const unlessMissing =
  <T>(value: T) =>
  (error: unknown): T => {
    if (codeOf(error) === 'ENOENT') return value
    throw error
  }

/** A full disk as what it is to the caller: UNAVAILABLE for now. Anything else stays itself. */
export function asUnavailable(error: unknown): unknown {
  if (!NO_ROOM.has(codeOf(error) ?? '')) return error
  return new AppError('UNAVAILABLE', 'There is no room left to store pictures.', { cause: error })
}

/** Writes `bytes` to a new file in `folder`, down to the disk, and gives its path. Leaves nothing when it fails. */
export async function writeDurably(folder: string, bytes: Uint8Array): Promise<string> {
  const file = inside(folder, randomUUID())
  const handle = await open(file, 'wx', 0o640)
  try {
    await handle.writeFile(bytes)
    await handle.datasync()
    await handle.close()
    return file
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(file, { force: true })
    throw error
  }
}

/** What `look` finds at the first of `places` where it is not null. */
export async function firstFound<T>(places: string[], look: (file: string) => Promise<T | null>) {
  for (const place of places) {
    const found = await look(place)
    if (found !== null) return found
  }
  return null
}

/** Makes the folder and brings its name, and its parents' names, down to the disk. */
export async function makeFolderDurably(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o750 })
  if (!first) return
  for (let at = folder; at !== path.dirname(first); ) {
    at = path.dirname(at)
    await syncFolder(at)
  }
}

/** Brings the names in a folder down to the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
