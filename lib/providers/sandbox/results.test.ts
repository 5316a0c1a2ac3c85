import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resultsIn } from './results'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'triptych-results-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const picture = { bytes: Buffer.from('{"a":1}\n\nbytes'), format: 'png', seed: 7, filtered: false } as const

describe('a result', () => {
  it('is found by another process, byte for byte, with its label', async () => {
    const id = await resultsIn(folder).keep(picture, 'k', 0)
    expect(id).toMatch(/^[0-9a-f]{64}$/)
    expect(await resultsIn(folder).find(id, 'k')).toEqual({ state: 'done', picture })
  })

  it('is of no use with another key, and unknown ids are unknown, however odd', async () => {
    const id = await resultsIn(folder).keep(picture, 'k', 0)
    for (const [odd, key] of [
      [id, 'other'],
      ['0'.repeat(64), 'k'],
      ['../../etc/passwd', 'k'],
      ['', 'k'],
    ] as const)
      expect(await resultsIn(folder).find(odd, key)).toEqual({ state: 'unknown' })
  })

  it('is in progress until it is ready', async () => {
    const id = await resultsIn(folder).keep(picture, 'k', Date.now() + 60_000)
    expect(await resultsIn(folder).find(id, 'k')).toEqual({ state: 'in-progress' })
  })

  it('is swept away after a day', async () => {
    await resultsIn(folder).keep(picture, 'k', 0)
    const [old = ''] = await readdir(folder)
    const longAgo = Date.now() / 1000 - 25 * 3600
    await utimes(path.join(folder, old), longAgo, longAgo)
    await resultsIn(folder).keep(picture, 'k', 0)
    expect(await readdir(folder)).toHaveLength(1)
    expect(await readdir(folder)).not.toContain(old)
  })
})
