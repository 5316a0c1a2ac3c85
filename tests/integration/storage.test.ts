import { execFileSync, spawn } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { diskStorage } from '@/lib/storage/disk/driver'
import { MissingBlob, type Storage } from '@/lib/storage/storage'

// The real calls; only a pause can be put in front of a rename, to meet a race at its worst moment.
const race = vi.hoisted(() => ({ beforeRename: undefined as undefined | ((to: string) => Promise<void>) }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const rename: typeof real.rename = async (from, to) => {
    await race.beforeRename?.(String(to))
    return real.rename(from, to)
  }
  return { ...real, rename }
})

const HOUR_MS = 3_600_000
let root: string
let storage: Storage

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'triptych-storage-'))
  storage = diskStorage(root)
})
afterEach(async () => {
  race.beforeRename = undefined
  await rm(root, { recursive: true, force: true })
})

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const placeOf = (name: string) => path.join(root, 'blobs', name.slice(0, 2), name)
const filesIn = async (folder: string) =>
  (await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
async function age(file: string, ms: number) {
  const then = new Date(Date.now() - ms)
  await utimes(file, then, then)
}
async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(stream).arrayBuffer())
}

describe('storing', () => {
  it('keeps bytes as they are, under their hash, and leaves nothing unfinished', async () => {
    const bytes = randomBytes(1_500_000)
    const stored = await storage.store(bytes)
    expect(stored).toEqual({ sha256: sha(bytes), byteLength: bytes.length })
    expect((await readFile(placeOf(stored.sha256))).equals(bytes)).toBe(true)
    expect((await storage.read(stored.sha256)).equals(bytes)).toBe(true)
    expect(await storage.stat(stored.sha256)).toEqual({ byteLength: bytes.length })
    expect(await filesIn('unfinished')).toEqual([])
  })

  it('keeps the same bytes once, also when many store them at the same time', async () => {
    const bytes = randomBytes(50_000)
    const stored = await Promise.all(Array.from({ length: 20 }, () => storage.store(Buffer.from(bytes))))
    await diskStorage(root).store(bytes)
    expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1)
    expect(await filesIn('blobs')).toEqual([sha(bytes)])
    expect(await filesIn('unfinished')).toEqual([])
  })

  it('replaces a blob that a power cut left shorter than it should be', async () => {
    const bytes = randomBytes(10_000)
    const { sha256 } = await storage.store(bytes)
    await truncate(placeOf(sha256), 10)
    await storage.store(bytes)
    expect((await storage.read(sha256)).equals(bytes)).toBe(true)
  })

  it('goes on when its folders vanish under it', async () => {
    const bytes = randomBytes(100)
    const { sha256 } = await storage.store(bytes)
    await rm(path.join(root, 'blobs'), { recursive: true })
    await storage.store(bytes)
    expect((await storage.read(sha256)).equals(bytes)).toBe(true)
  })

  it('keeps files from other users of the machine', async () => {
    const { sha256 } = await storage.store(randomBytes(10))
    expect((await stat(placeOf(sha256))).mode & 0o007).toBe(0)
  })

  it('checks that it can write, and leaves no trace of it', async () => {
    await storage.check()
    expect(await filesIn('unfinished')).toEqual([])
    await rm(path.join(root, 'unfinished'), { recursive: true })
    await writeFile(path.join(root, 'unfinished'), 'in the way')
    await expect(storage.check()).rejects.toThrow()
  })
})

describe('names', () => {
  const bad = [
    '',
    '..',
    '../../etc/passwd',
    'A'.repeat(64),
    `${'a'.repeat(63)}/`,
    `${'a'.repeat(64)}\n`,
    'a'.repeat(65),
  ]
  it.each(bad)('refuses %j as a hash', async (name) => {
    await expect(async () => storage.read(name)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(async () => storage.open(name)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(async () => storage.stat(name)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(async () => storage.remove(name, 0)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
  it.each(['', '..', '../x', 'a/b', randomUUID().toUpperCase()])('refuses %j as a claim', async (id) => {
    await expect(async () => storage.findClaim(id)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(async () => storage.dropClaim(id)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(storage.store(randomBytes(4), { id, facts: {} })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect(await filesIn('blobs')).toEqual([])
  })
})

describe('a claim', () => {
  const facts = { seed: 4294967294, format: 'png', note: 'ünïcode “quoted”' }

  it('is found with its facts once the bytes are in place, by another process too', async () => {
    const id = randomUUID()
    const bytes = randomBytes(1000)
    const stored = await storage.store(bytes, { id, facts })
    expect(await diskStorage(root).findClaim(id)).toEqual({ ...stored, facts })
    await storage.dropClaim(id)
    await storage.dropClaim(id)
    expect(await storage.findClaim(id)).toBeNull()
    expect(await storage.stat(stored.sha256)).not.toBeNull()
  })

  it('is written also when the bytes were there before', async () => {
    const bytes = randomBytes(1000)
    await storage.store(bytes)
    const id = randomUUID()
    await storage.store(bytes, { id, facts })
    expect(await storage.findClaim(id)).toMatchObject({ sha256: sha(bytes) })
  })

  it('is nothing without its bytes, with half of them, or half written itself', async () => {
    const id = randomUUID()
    const { sha256 } = await storage.store(randomBytes(1000), { id, facts })
    const claim = path.join(root, 'claims', `${id}.json`)
    const whole = await readFile(claim, 'utf8')
    await truncate(placeOf(sha256), 999)
    expect(await storage.findClaim(id)).toBeNull()
    await rm(placeOf(sha256))
    expect(await storage.findClaim(id)).toBeNull()
    await storage.store(randomBytes(1000), { id, facts })
    expect(await storage.findClaim(id)).not.toBeNull()
    for (const broken of [
      '',
      whole.slice(0, 40),
      '[]',
      'null',
      '{"sha256":"../../x","byteLength":1,"facts":{}}',
    ]) {
      await writeFile(claim, broken)
      expect(await storage.findClaim(id)).toBeNull()
    }
    expect(await storage.findClaim(randomUUID())).toBeNull()
  })
})

describe('opening', () => {
  it('gives a part of a blob, first and last byte included', async () => {
    const bytes = randomBytes(5000)
    const { sha256 } = await storage.store(bytes)
    const whole = await storage.open(sha256)
    expect(whole.byteLength).toBe(5000)
    expect((await bytesOf(whole.stream)).equals(bytes)).toBe(true)
    for (const [start, end] of [
      [0, 0],
      [10, 99],
      [4999, 4999],
      [0, 4999],
    ] as const) {
      const { stream, byteLength } = await storage.open(sha256, { start, end })
      expect(byteLength).toBe(5000)
      expect((await bytesOf(stream)).equals(bytes.subarray(start, end + 1))).toBe(true)
    }
    await expect(storage.open(sha256, { start: 10, end: 5000 })).rejects.toThrow(RangeError)
  })

  it('streams what is large, whole, in part, and given up halfway', async () => {
    const bytes = randomBytes(9 * 1024 * 1024 + 17)
    const { sha256 } = await storage.store(bytes)
    expect((await bytesOf((await storage.open(sha256)).stream)).equals(bytes)).toBe(true)
    const tail = await storage.open(sha256, { start: 3, end: bytes.length - 1 })
    expect((await bytesOf(tail.stream)).equals(bytes.subarray(3))).toBe(true)
    const descriptors = async () => (await readdir('/proc/self/fd')).length
    const before = await descriptors()
    for (let i = 0; i < 20; i++) {
      const reader = (await storage.open(sha256)).stream.getReader()
      await reader.read()
      await reader.cancel()
    }
    await expect.poll(descriptors).toBeLessThan(before + 5)
  })

  it('gives an empty blob as empty', async () => {
    const { sha256 } = await storage.store(Buffer.alloc(0))
    expect((await bytesOf((await storage.open(sha256)).stream)).length).toBe(0)
    expect((await storage.read(sha256)).length).toBe(0)
  })

  it("says that bytes are missing, so that nobody takes it for a stranger's id", async () => {
    const name = sha(Buffer.from('never stored'))
    await expect(storage.read(name)).rejects.toThrow(MissingBlob)
    await expect(storage.open(name)).rejects.toThrow(MissingBlob)
    expect(await storage.stat(name)).toBeNull()
  })
})

describe('removing', () => {
  it('removes once', async () => {
    const { sha256 } = await storage.store(randomBytes(10))
    expect(await storage.remove(sha256, 0)).toBe(true)
    expect(await storage.remove(sha256, 0)).toBe(false)
    expect(await filesIn('')).toEqual([])
  })

  it('leaves what was stored, or stored again, a moment ago', async () => {
    const bytes = randomBytes(10)
    const { sha256 } = await storage.store(bytes)
    await age(placeOf(sha256), 2 * HOUR_MS)
    await storage.store(bytes)
    expect(await storage.remove(sha256, HOUR_MS)).toBe(false)
    await age(placeOf(sha256), 2 * HOUR_MS)
    expect(await storage.remove(sha256, HOUR_MS)).toBe(true)
  })

  it('puts back what is stored again between the look and the move', async () => {
    const bytes = randomBytes(10)
    const { sha256 } = await storage.store(bytes)
    await age(placeOf(sha256), 2 * HOUR_MS)
    race.beforeRename = async (to) => {
      if (to.includes('leaving')) await diskStorage(root).store(bytes)
    }
    expect(await storage.remove(sha256, HOUR_MS)).toBe(false)
    expect((await storage.read(sha256)).equals(bytes)).toBe(true)
  })

  it('never takes bytes from under somebody storing them at that moment', async () => {
    const bytes = randomBytes(2000)
    const { sha256 } = await storage.store(bytes)
    const other = diskStorage(root)
    for (let round = 0; round < 150; round++) {
      await age(placeOf(sha256), 2 * HOUR_MS)
      await Promise.all([
        other.remove(sha256, HOUR_MS),
        storage.store(bytes),
        other.remove(sha256, HOUR_MS),
        other.sweepOrphans({ olderThanMs: HOUR_MS, isReferenced: async () => [] }),
      ])
      expect(await storage.stat(sha256)).toEqual({ byteLength: 2000 })
    }
  })
})

describe('sweeping', () => {
  it('removes old orphans, claims and unfinished writes, and nothing else', async () => {
    const [needed, orphan, young] = await Promise.all(
      [1, 2, 3].map((n) => storage.store(Buffer.alloc(n), { id: randomUUID(), facts: n })),
    )
    if (!needed || !orphan || !young) throw new Error('three were stored')
    for (const { sha256 } of [needed, orphan]) await age(placeOf(sha256), 2 * HOUR_MS)
    for (const [name, ms] of [
      ['old', 2 * HOUR_MS],
      ['new', 0],
    ] as const) {
      await writeFile(path.join(root, 'unfinished', name), 'half a pict')
      await age(path.join(root, 'unfinished', name), ms)
    }
    const [firstClaim = ''] = await filesIn('claims')
    await age(path.join(root, 'claims', firstClaim), 2 * HOUR_MS)
    await writeFile(path.join(path.dirname(placeOf(orphan.sha256)), 'README'), 'not ours')
    const asked: string[] = []
    const isReferenced = async (names: string[]) => {
      asked.push(...names)
      return [needed.sha256]
    }
    expect(await storage.sweepOrphans({ olderThanMs: HOUR_MS, isReferenced })).toBe(1)
    expect(asked.sort()).toEqual([needed.sha256, orphan.sha256].sort())
    expect((await filesIn('blobs')).sort()).toEqual(['README', needed.sha256, young.sha256].sort())
    expect(await filesIn('unfinished')).toEqual(['new'])
    expect(await filesIn('claims')).toHaveLength(2)
  })

  it('asks in batches, not for everything at once', async () => {
    await Promise.all(Array.from({ length: 1101 }, (_, i) => storage.store(Buffer.from(`blob ${i}`))))
    const sizes: number[] = []
    const removed = await storage.sweepOrphans({
      olderThanMs: 0,
      isReferenced: async (names) => {
        sizes.push(names.length)
        return names
      },
    })
    expect([removed, sizes]).toEqual([0, [500, 500, 101]])
  })

  it('brings back what a remover that died had moved aside', async () => {
    const { sha256 } = await storage.store(randomBytes(10))
    await rename(placeOf(sha256), path.join(root, 'leaving', sha256))
    await writeFile(path.join(root, 'leaving', 'stray'), '')
    await storage.sweepOrphans({ olderThanMs: HOUR_MS, isReferenced: async () => [] })
    expect(await storage.stat(sha256)).toEqual({ byteLength: 10 })
  })

  it('has nothing to do before anything was stored', async () => {
    expect(await storage.sweepOrphans({ olderThanMs: 0, isReferenced: async (names) => names })).toBe(0)
  })
})

describe('what an earlier version put two folders deep', () => {
  const bytes = randomBytes(5000)
  const name = sha(bytes)
  const oldPlace = () => path.join(root, 'blobs', name.slice(0, 2), name.slice(2, 4), name)
  beforeEach(async () => {
    await mkdir(path.dirname(oldPlace()), { recursive: true })
    await writeFile(oldPlace(), bytes)
  })

  it('is read from there', async () => {
    expect((await storage.read(name)).equals(bytes)).toBe(true)
    expect(await storage.stat(name)).toEqual({ byteLength: 5000 })
    const { stream } = await storage.open(name, { start: 10, end: 19 })
    expect((await bytesOf(stream)).equals(bytes.subarray(10, 20))).toBe(true)
  })

  it('is kept there, once, when the same is stored again', async () => {
    await age(oldPlace(), 2 * HOUR_MS)
    const id = randomUUID()
    await storage.store(bytes, { id, facts: 1 })
    expect(await filesIn('blobs')).toEqual([name])
    expect(await storage.findClaim(id)).toMatchObject({ sha256: name })
    expect(await storage.remove(name, HOUR_MS)).toBe(false)
    expect((await readFile(oldPlace())).equals(bytes)).toBe(true)
  })

  it('is swept there when nothing needs it', async () => {
    const newer = await storage.store(Buffer.from('newer'))
    for (const file of [oldPlace(), placeOf(newer.sha256)]) await age(file, 2 * HOUR_MS)
    const sweep = (needed: string[]) =>
      storage.sweepOrphans({ olderThanMs: HOUR_MS, isReferenced: async () => needed })
    expect(await sweep([name, newer.sha256])).toBe(0)
    expect(await sweep([newer.sha256])).toBe(1)
    expect(await filesIn('blobs')).toEqual([newer.sha256])
    expect(await storage.stat(name)).toBeNull()
  })
})

describe('a process killed while it stores', () => {
  it('leaves whole blobs only, and claims that are true', { timeout: 60_000 }, async () => {
    const acknowledged: string[] = []
    for (let round = 0; round < 6; round++) acknowledged.push(...(await killedWriter(root, round * 7)))
    expect(acknowledged.length).toBeGreaterThan(10)
    for (const name of await filesIn('blobs')) expect(sha(await readFile(placeOf(name)))).toBe(name)
    for (const id of acknowledged) expect(await storage.findClaim(id)).not.toBeNull()
    for (const file of await filesIn('claims')) {
      const claim = await storage.findClaim(path.basename(file, '.json'))
      if (claim) expect(sha(await storage.read(claim.sha256))).toBe(claim.sha256)
      if (claim) expect(claim.facts).toEqual({ of: path.basename(file, '.json') })
    }
  })
})

/** Runs a process that stores without end, kills it after some stores, and gives the claims it said were stored. */
async function killedWriter(folder: string, extraMs: number): Promise<string[]> {
  const script = path.join(import.meta.dirname, 'storage-writer.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const chunk of child.stdout) {
    said += chunk
    if (said.split('\n').length < 8) continue
    await new Promise((resolve) => setTimeout(resolve, extraMs))
    child.kill('SIGKILL')
  }
  return said.split('\n').slice(0, -1)
}

const inSmallDisk = smallDisk()
describe.skipIf(!inSmallDisk)('a full disk', () => {
  it('is UNAVAILABLE, leaves nothing half written, and is over when there is room again', () => {
    const answer = inSmallDisk?.(path.join(import.meta.dirname, 'storage-full.ts'))
    expect(JSON.parse(answer ?? '')).toEqual({
      code: 'UNAVAILABLE',
      left: [],
      claim: null,
      check: 'UNAVAILABLE',
      afterwards: 'stored',
    })
  })
})

/** Runs a script in a mount namespace of its own, in a folder of 4 MB; undefined where the machine forbids that. */
function smallDisk(): ((script: string) => string) | undefined {
  const shell = (command: string) =>
    execFileSync('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', command], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
  const mount = 'mount -t tmpfs -o size=4m none /mnt'
  try {
    shell(mount)
  } catch {
    return undefined
  }
  return (script) => shell(`${mount} && '${process.execPath}' --import tsx '${script}' /mnt`)
}
