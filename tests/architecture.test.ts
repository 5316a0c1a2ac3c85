import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const FLOORS = ['app', 'components', 'lib'] as const

type Source = { file: string; text: string; imports: string[] }

function sourcesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => /\.tsx?$/.test(file))
}

function read(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8')
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"\n]*?(?:\n[^'"]*?)?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|^import '([^']+)'/gm,
  )
  const imports = [...found]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((name) => resolved(file, name))
  return { file, text, imports }
}

/** Relative and `@/` imports as paths from the root; packages as they are. */
function resolved(file: string, name: string): string {
  if (name.startsWith('@/')) return name.slice(2)
  return name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const all = FLOORS.flatMap(sourcesUnder).map(read)
const product = all.filter((source) => !isTest(source.file))
const lib = product.filter((source) => source.file.startsWith('lib/'))

/** `lib/runs/start.ts` -> `runs`; files right under lib/ belong to no domain. */
const domainOf = (file: string) => /^lib\/(?!(?:env|logger|boot|health)\/)([^/]+)\//.exec(file)?.[1]
const roomOf = (file: string) => path.posix.basename(file).replace(/\.tsx?$/, '')
const PURE_ROOMS = ['schema', 'rules', 'policy', 'permissions']
const isPure = (file: string) => file.startsWith('lib/core/') || PURE_ROOMS.includes(roomOf(file))

describe('the laws of the house', () => {
  it('reads the sources at all', () => {
    expect(product.length).toBeGreaterThan(50)
    expect(lib.some((source) => source.imports.includes('lib/db'))).toBe(true)
  })

  it('walks only downstairs: app -> components -> lib', () => {
    const wrong = product.flatMap(({ file, imports }) =>
      imports
        .filter((name) =>
          FLOORS.some(
            (f, i) => name.startsWith(`${f}/`) && i < FLOORS.findIndex((g) => file.startsWith(`${g}/`)),
          ),
        )
        .map((name) => `${file} -> ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it('lets components read what is pure and nothing else of lib', () => {
    const wrong = product
      .filter(({ file }) => file.startsWith('components/'))
      .flatMap(({ file, imports }) =>
        imports
          .filter((name) => name.startsWith('lib/') && !isPure(`${name}.ts`))
          .map((name) => `${file} -> ${name}`),
      )
    expect(wrong).toEqual([])
  })

  it('enters another domain by its door or by a pure room', () => {
    const wrong = product.flatMap(({ file, imports }) =>
      imports
        .filter((name) => domainOf(`${name}/`) && domainOf(`${name}/`) !== domainOf(file))
        .filter((name) => name.split('/').length > 2 && !isPure(`${name}.ts`))
        .map((name) => `${file} -> ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it('has no cycle between domains', () => {
    const graph = new Map<string, Set<string>>()
    for (const { file, imports } of lib) {
      const from = domainOf(file)
      if (!from || from === 'core') continue
      const targets = imports.filter((name) => !isPure(`${name}.ts`)).map((name) => domainOf(`${name}/`))
      for (const to of targets)
        if (to && to !== from && to !== 'core') graph.set(from, (graph.get(from) ?? new Set()).add(to))
    }
    expect(cycleIn(graph)).toEqual([])
  })

  it('keeps what knows nobody ignorant', () => {
    const ignorant = ['credits', 'teams', 'storage', 'providers']
    const floor = ['core', 'db', 'events', 'jobs', ...ignorant]
    // The registry of permissions is words and tables: whoever decides reads it.
    const registry = 'lib/auth/permissions'
    const wrong = lib.flatMap(({ file, imports }) => {
      const from = domainOf(file) ?? ''
      if (!ignorant.includes(from)) return []
      return imports
        .filter(
          (name) =>
            name !== registry &&
            domainOf(`${name}/`) &&
            (ignorant.includes(domainOf(`${name}/`) ?? '') || !floor.includes(domainOf(`${name}/`) ?? '')) &&
            domainOf(`${name}/`) !== from,
        )
        .map((name) => `${file} -> ${name}`)
    })
    expect(wrong).toEqual([])
  })

  it('keeps pure rooms pure: zod, core and other pure rooms at most', () => {
    const wrong = lib
      .filter(({ file }) => isPure(file))
      .flatMap(({ file, imports }) =>
        imports.filter((name) => name !== 'zod' && !isPure(`${name}.ts`)).map((name) => `${file} -> ${name}`),
      )
    expect(wrong).toEqual([])
  })

  it('opens the generated client in lib/db alone, and the database in lib alone', () => {
    const generated = product.filter(
      ({ file, imports }) =>
        !file.startsWith('lib/db/') && imports.some((name) => name.startsWith('prisma/')),
    )
    const upstairs = product.filter(
      ({ file, imports }) =>
        !file.startsWith('lib/') && imports.some((name) => name === 'lib/db' || name.startsWith('lib/db/')),
    )
    expect([...generated, ...upstairs].map(({ file }) => file)).toEqual([])
  })

  it('fetches parts of pages in one way, which bears that they cannot be fetched', () => {
    const wrong = product.filter(
      ({ file, text }) =>
        file !== 'components/ui/fetched.tsx' && /\blazy\(|\blazy<|'next\/dynamic'/.test(text),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  it('reads process.env in lib/env.ts alone', () => {
    const wrong = product.filter(
      ({ file, text }) => file !== 'lib/env.ts' && /process\.env(?!\.NODE_ENV\b)/.test(text),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  it('shuts every door: server-only, and at most eight lines to say what the room owns', () => {
    const doors = lib.filter(({ file }) => /^lib\/(?!core\/)[^/]+\/index\.ts$/.test(file))
    expect(doors.length).toBeGreaterThan(6)
    const wrong = doors.filter(({ imports, text }) => {
      const comment = text.split('\n').filter((line) => line.startsWith('//'))
      return !imports.includes('server-only') || comment.length === 0 || comment.length > 8
    })
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  it('names things, and keeps files readable', () => {
    const drawers = all.filter(({ file }) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.|$)/.test(file))
    const long = product.filter(({ text }) => text.split('\n').length > 300)
    expect([...drawers, ...long].map(({ file }) => file)).toEqual([])
    const lengths = product.map(({ text }) => text.split('\n').length).sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(75)
  })
})

function cycleIn(graph: Map<string, Set<string>>): string[] {
  const done = new Set<string>()
  const visit = (node: string, trail: string[]): string[] => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node]
    if (done.has(node)) return []
    for (const next of graph.get(node) ?? []) {
      const found = visit(next, [...trail, node])
      if (found.length > 0) return found
    }
    done.add(node)
    return []
  }
  for (const node of graph.keys()) {
    const found = visit(node, [])
    if (found.length > 0) return found
  }
  return []
}
