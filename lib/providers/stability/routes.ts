import type { FieldName } from '../fields/schema'
import type { RenderRequest } from '../provider'

export type Route = {
  path: string
  /** Parts that do not come from a field of the record. */
  extra?: Readonly<Record<string, string>>
  /** Fields whose upstream name is not their own in snake case. */
  renamed?: { readonly [N in FieldName]?: string }
}

const SURFACE = '/v2beta/stable-image'
/** By the id of the model; sd3 shares one route. Source: v2beta reference. */
const ROUTES: Readonly<Record<string, Route>> = {
  ultra: { path: '/generate/ultra' },
  core: { path: '/generate/core' },
  inpaint: { path: '/edit/inpaint' },
  erase: { path: '/edit/erase' },
  outpaint: { path: '/edit/outpaint' },
  'search-and-replace': { path: '/edit/search-and-replace' },
  'search-and-recolor': { path: '/edit/search-and-recolor' },
  'remove-background': { path: '/edit/remove-background' },
  'replace-background-and-relight': {
    path: '/edit/replace-background-and-relight',
    renamed: { image: 'subject_image' },
  },
  'upscale-fast': { path: '/upscale/fast' },
  'upscale-conservative': { path: '/upscale/conservative' },
  'upscale-creative': { path: '/upscale/creative' },
  sketch: { path: '/control/sketch' },
  structure: { path: '/control/structure' },
  style: { path: '/control/style' },
  'style-transfer': { path: '/control/style-transfer', renamed: { image: 'init_image' } },
}

/** Where a request goes and what it says besides its fields. */
export function routeOf({ model, capability }: Pick<RenderRequest, 'model' | 'capability'>): Route {
  const { upstreamId } = model
  const route = ROUTES[upstreamId]
  if (route) return { ...route, path: `${SURFACE}${route.path}` }
  // `mode` is never inferred upstream: an image without it is refused.
  const extra = { mode: capability.operation, model: upstreamId }
  return { path: `${SURFACE}/generate/sd3`, extra }
}
