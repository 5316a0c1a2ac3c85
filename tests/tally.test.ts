import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { at } from '../scripts/paths.mjs'

const FAILING = `
  import { beforeAll, describe, expect, it } from 'vitest'
  describe('a hook', () => {
    beforeAll(() => { throw new Error('the hook broke') })
    it('is never run', () => {})
  })
  it('holds', () => {})
  it('fails', () => { expect(1).toBe(2) })
  it('leaves a rejection behind', () => {
    void Promise.reject(new Error('nobody heard'))
  })
  it.skip('is left out', () => {})
`

it('names everything that failed of a run: tests, hooks, and what no test is to blame for', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'triptych-tally-'))
  try {
    await symlink(at('node_modules'), path.join(folder, 'node_modules'))
    await writeFile(path.join(folder, 'failing.test.ts'), FAILING)
    const tally = path.join(folder, 'tally.json')
    const runner = [at('node_modules', 'vitest', 'vitest.mjs'), 'run', `--root=${folder}`]
    const run = promisify(execFile)(
      process.execPath,
      [...runner, `--reporter=${at('scripts', 'tally-reporter.mjs')}`],
      { env: { PATH: process.env.PATH, TALLY: tally, NODE_ENV: 'test' } },
    )
    await expect(run).rejects.toMatchObject({ code: 1 })
    const told = JSON.parse(await readFile(tally, 'utf8'))
    expect(told).toMatchObject({ passed: 2, failed: 3, skipped: 2 })
    expect(
      told.failures.map(({ name, message }: Record<string, string>) => `${name}: ${message?.split('\n')[0]}`),
    ).toEqual([
      'failing.test.ts › a hook: Error: the hook broke',
      'failing.test.ts › fails: AssertionError: expected 1 to be 2 // Object.is equality',
      'outside of any test: Error: nobody heard',
    ])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
