import type { FieldName } from '../fields/schema'
import type { RenderRequest } from '../provider'

export type Route = {
  path: string
  /** Parts that do not come from a field of the record. */
  extra?: Readonly<Record<string, string>>
  /** Fields whose upstream name is not their own in snake case. */
  renamed?: { readonly [N in FieldName]?: string }
}

/** Where a request goes and what it says besides its fields. Source: v2beta reference. */
export function routeOf({ model, capability }: Pick<RenderRequest, 'model' | 'capability'>): Route {
  const { upstreamId } = model
  if (upstreamId.startsWith('sd3'))
    return {
      path: '/v2beta/stable-image/generate/sd3',
      // `mode` is never inferred upstream: an image without it is refused.
      extra: { mode: capability.operation, model: upstreamId },
    }
  return { path: `/v2beta/stable-image/generate/${upstreamId}` }
}
