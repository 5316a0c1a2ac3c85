import sharp from 'sharp'
import type { Part } from './multipart'
import type { Size } from './stability-fields'
import { type Given, ROUTES, type Route } from './stability-routes'

export { sizeOf } from './stability-routes'

const SURFACE = '/v2beta/stable-image/'

/** The route a path leads to; undefined for one that is not documented. */
export const routeAt = (path: string): Route | undefined => {
  const name = path.startsWith(SURFACE) ? path.slice(SURFACE.length) : ''
  return Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined
}

export type Reading = {
  /** Every way in which the parts break the contract, as `field: reason`. */
  breaches: string[]
  /** Width and height in pixels of what will come. */
  size: Size
}

/** A call held against the contract of its route. */
export async function readCall(route: Route, parts: readonly Part[]): Promise<Reading> {
  const given = await givenIn(parts)
  const names = parts.map((part) => part.name)
  const breaches = [
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name}: sent twice`),
    ...parts.flatMap((part) => breach(route, part, given)),
    ...route.required.filter((name) => !given.has(name)).map((name) => `${name}: is required`),
    ...(route.also?.(given) ?? []),
  ]
  return { breaches, size: route.size(given) }
}

async function givenIn(parts: readonly Part[]): Promise<Given> {
  const files = parts.filter((part) => part.filename !== undefined)
  const sizes = new Map(
    await Promise.all(files.map(async ({ name, data }) => [name, await sizeIn(data)] as const)),
  )
  const find = (name: string) => parts.find((part) => part.name === name)
  return {
    has: (name) => find(name) !== undefined,
    text: (name) => find(name)?.data.toString(),
    size: (name) => sizes.get(name),
  }
}

const FORMATS = ['jpeg', 'png', 'webp']

async function sizeIn(data: Buffer): Promise<Size | undefined> {
  const facts = await sharp(data, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined)
  return facts && FORMATS.includes(facts.format) ? [facts.width, facts.height] : undefined
}

function breach({ fields }: Route, part: Part, given: Given): string[] {
  const rule = Object.hasOwn(fields, part.name) ? fields[part.name] : undefined
  if (!rule) return [`${part.name}: unknown field`]
  const isFile = part.filename !== undefined
  if (isFile !== (rule.holds === 'file')) return [`${part.name}: must ${isFile ? 'not ' : ''}be a file`]
  if (rule.holds === 'text') return reasons(part.name, rule.broken(part.data.toString()))
  const size = given.size(part.name)
  return reasons(part.name, size ? rule.broken(size) : 'must be a jpeg, png or webp')
}

const reasons = (name: string, reason: string | undefined) => (reason ? [`${name}: ${reason}`] : [])
