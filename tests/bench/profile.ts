import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { at } from '../../scripts/paths.mjs'
import { Stage } from './stage'
import { table } from './stats'
import { signUp } from './studio'

type Node = { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }
type CpuProfile = { nodes: Node[]; samples: number[]; timeDeltas: number[] }

const IMAGES = 400
const FOLDER = at('.data', 'bench', 'profile')

/** Where the server's own time goes on the way to the answer, sixteen at once, and which statements Postgres ran. */
export async function profile(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const stage = await Stage.open()
  try {
    const { url } = await stage.upstream(100)
    const studio = await stage.studio(url, 128, ['--cpu-prof', `--cpu-prof-dir=${FOLDER}`])
    const cookies = await signUp(studio.url, 0)
    await studio.putOff(true)
    const { failures } = await stage.load().call('load', {
      ...{ target: { kind: 'studio', url: studio.url, cookies }, concurrency: 16, images: IMAGES },
    })
    if (failures.length > 0) throw new Error(failures[0])
    await studio.stop()
  } finally {
    await stage.close()
  }
  for (const file of readdirSync(FOLDER)) print(path.join(FOLDER, file))
}

function print(file: string): void {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile
  const names = new Map(nodes.map((node) => [node.id, nameOf(node)]))
  const [functions, packages] = [new Map<string, number>(), new Map<string, number>()]
  samples.forEach((id, i) => {
    const { name, where } = names.get(id) ?? { name: '?', where: '?' }
    const ms = (timeDeltas[i] ?? 0) / 1000
    functions.set(`${name} ${where}`, (functions.get(`${name} ${where}`) ?? 0) + ms)
    packages.set(where.split(':')[0] ?? '', (packages.get(where.split(':')[0] ?? '') ?? 0) + ms)
  })
  process.stdout.write(
    `\n${file}\n\n${top('by file', packages, 25)}\n\n${top('by function', functions, 45)}\n`,
  )
}

function nameOf({ callFrame: { functionName, url, lineNumber } }: Node) {
  const short = url.replace(/^file:\/\//, '').replace(/^.*\/standalone\//, '')
  return { name: functionName || '(anonymous)', where: short ? `${short}:${lineNumber + 1}` : '(native)' }
}

function top(what: string, times: Map<string, number>, count: number): string {
  const rows = [...times].sort((a, b) => b[1] - a[1]).slice(0, count)
  return table(
    [what, `self ms per image`],
    rows.map(([name, ms]) => [name, ms / IMAGES]),
  )
}
