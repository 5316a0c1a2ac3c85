import type { Dirent } from 'node:fs'
import { opendir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { SHA256, type SweepOptions } from '../storage'
import { unlessMissing } from './files'
import { inside, type Layout } from './layout'
import { isOlder, removeBlob } from './removing'

const BATCH = 500

/** See `Storage.sweepOrphans`. Holds one batch of names at a time, however many blobs there are. */
export async function sweep(layout: Layout, { olderThanMs, isReferenced }: SweepOptions): Promise<number> {
  await bringBack(layout)
  await dropOld(layout.unfinished, olderThanMs)
  await dropOld(layout.claims, olderThanMs)
  let removed = 0
  for await (const batch of inBatches(oldBlobs(layout, olderThanMs))) {
    const needed = new Set(await isReferenced(batch))
    for (const sha256 of batch)
      if (!needed.has(sha256) && (await removeBlob(layout, sha256, olderThanMs))) removed += 1
  }
  return removed
}

/** What a remover that died left aside goes back to its place, to be judged like the rest. */
async function bringBack(layout: Layout): Promise<void> {
  for await (const { name } of entries(layout.leaving))
    if (SHA256.test(name))
      await rename(inside(layout.leaving, name), layout.blob(name)).catch(unlessMissing(undefined))
}

async function dropOld(folder: string, olderThanMs: number): Promise<void> {
  for await (const { name } of entries(folder)) {
    const file = inside(folder, name)
    if (await isOlder(file, olderThanMs)) await rm(file, { force: true })
  }
}

async function* oldBlobs(layout: Layout, olderThanMs: number): AsyncGenerator<string> {
  for await (const { name } of entries(layout.blobs))
    for await (const file of filesIn(inside(layout.blobs, name)))
      if (SHA256.test(path.basename(file)) && (await isOlder(file, olderThanMs))) yield path.basename(file)
}

/** Those of a folder and of the folders in it. */
async function* filesIn(folder: string): AsyncGenerator<string> {
  for await (const entry of entries(folder)) {
    const file = inside(folder, entry.name)
    if (!entry.isDirectory()) yield file
    else for await (const { name } of entries(file)) yield inside(file, name)
  }
}

async function* entries(folder: string): AsyncGenerator<Dirent> {
  const directory = await opendir(folder).catch(unlessMissing(null))
  if (directory) yield* directory
}

async function* inBatches(names: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = []
  for await (const name of names) {
    if (batch.push(name) < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
