// A process of its own: what the small versions of a picture cost where nothing else happens.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { photograph } from './photograph'
import { cpuMs } from './processes'
import { serve } from './remote'
import { makeSmall } from './small-versions'

export type ImageWork = typeof methods
const methods = serve({
  /** CPU in ms for one picture, everything of the process counted. */
  cost: async (times: number) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'bench-'))
    const file = path.join(folder, 'picture')
    await writeFile(file, await photograph())
    await makeSmall(file)
    const before = cpuMs(process.pid)
    for (let n = 0; n < times; n++) await makeSmall(file)
    const each = (cpuMs(process.pid) - before) / times
    await rm(folder, { recursive: true })
    return each
  },
})
