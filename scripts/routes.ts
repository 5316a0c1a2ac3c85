import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof METHODS)[number]

/** One method of one route, as its source declares it to `route()`. */
export type Operation = {
  method: Method
  /** `/api/v1/runs/{runId}` */
  path: string
  params: string[]
  permission: string
  /** The names of the schemas of its parts; undefined when it takes none. */
  query: string | undefined
  headers: string | undefined
  body: string | undefined
}
export type RouteFile = { path: string; params: string[]; operations: Operation[] }

const CATCH_ALL = 'app/api/v1/[...nowhere]/route.ts'

/** Every route below app/api/v1, read from the file tree: a new one cannot be forgotten. Throws on one it cannot read. */
export function routeFiles(): RouteFile[] {
  const files = globSync('app/api/v1/**/route.ts', { cwd: root }).filter((file) => file !== CATCH_ALL)
  return files.sort().map(readRoute)
}

function readRoute(file: string): RouteFile {
  const source = readFileSync(path.join(root, file), 'utf8')
  const address = `/${path.dirname(file).slice('app/'.length)}`.replace(/\[([^\]]+)\]/g, '{$1}')
  const params = [...address.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '')
  const exported = [...source.matchAll(/export const (GET|POST|PUT|PATCH|DELETE) =/g)]
  const operations = exported.map(([, method]) =>
    readOperation(source, file, address, params, method as Method),
  )
  if (operations.length === 0) throw new Error(`${file} exports no method that can be read`)
  return { path: address, params, operations }
}

function readOperation(
  source: string,
  file: string,
  address: string,
  params: string[],
  method: Method,
): Operation {
  const options = new RegExp(`export const ${method} = route\\(\\s*\\{([^}]*)\\}`).exec(source)?.[1]
  const option = (name: string) => new RegExp(`\\b${name}: ['"]?([\\w:.-]+)`).exec(options ?? '')?.[1]
  const permission = option('permission')
  if (!permission) throw new Error(`${file}: ${method} is not made by route({ permission, ... })`)
  const [query, headers, body] = ['query', 'headers', 'body'].map(option)
  return { method, path: address, params, permission, query, headers, body }
}

/** The path with its params filled in. */
export const fill = (operation: { path: string }, values: Record<string, string>): string =>
  operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`no sample for {${name}} of ${operation.path}`)
    return value
  })
