import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Painted } from './answers'

const LIVES_MS = 24 * 60 * 60 * 1000
const Label = z.object({
  readyAt: z.number(),
  expiresAt: z.number(),
  format: z.enum(['png', 'jpeg', 'webp']),
  seed: z.number().optional(),
  filtered: z.boolean(),
})

const at = (folder: string, name: string) => path.join(/* turbopackIgnore: true */ folder, name)

/** An id is of no use with another key: both together name the file. */
const nameFor = (id: string, key: string) =>
  `${createHash('sha256').update(`${key}\n${id}`).digest('hex')}.result`

/** What a picture that was asked for earlier has come to. */
export type Result = { state: 'unknown' } | { state: 'in-progress' } | { state: 'done'; picture: Painted }

/**
 * Pictures to be fetched later, each a file: a line of JSON, then the bytes. They outlive the process, and are
 * gone after 24 hours, as upstream.
 */
export function resultsIn(folder: string) {
  return {
    /** Gives the id, 64 hexadecimal characters. The picture is drawn already, and shown from `readyAt` on. */
    async keep({ bytes, ...label }: Painted, key: string, readyAt: number): Promise<string> {
      await mkdir(folder, { recursive: true })
      await forgetOld(folder)
      const id = randomBytes(32).toString('hex')
      const file = at(folder, nameFor(id, key))
      const head = JSON.stringify({ ...label, readyAt, expiresAt: Date.now() + LIVES_MS })
      // Renamed into place, so that a process killed half-way leaves no half picture under the id.
      await writeFile(`${file}.new`, Buffer.concat([Buffer.from(`${head}\n`), bytes]))
      await rename(`${file}.new`, file)
      return id
    },

    async find(id: string, key: string): Promise<Result> {
      const file = await readFile(at(folder, nameFor(id, key))).catch(() => undefined)
      if (!file) return { state: 'unknown' }
      const end = file.indexOf(10)
      const { readyAt, expiresAt, ...label } = Label.parse(JSON.parse(file.subarray(0, end).toString()))
      if (Date.now() > expiresAt) return { state: 'unknown' }
      if (Date.now() < readyAt) return { state: 'in-progress' }
      return { state: 'done', picture: { ...label, bytes: file.subarray(end + 1) } }
    },
  }
}

export type Results = ReturnType<typeof resultsIn>

async function forgetOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = at(folder, name)
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > LIVES_MS) await rm(file, { force: true })
  }
}
