import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'

const LEASH = path.resolve(import.meta.dirname, '../scripts/leash.mjs')

/** What a process prints that is leashed to the script `pid`. */
const leashedTo = (pid: number) =>
  spawnSync(process.execPath, ['--import', LEASH, '-e', 'process.stdout.write("ran")'], {
    env: { ...process.env, LEASHED_TO: String(pid) },
    encoding: 'utf8',
  })

it('lets nothing run whose script died while it was being started', () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  expect(leashedTo(pid)).toMatchObject({ stdout: '', status: 1 })
  expect(leashedTo(process.pid)).toMatchObject({ stdout: 'ran', status: 0 })
})
