import type { RenderRequest } from '../provider'
import type { WireCall } from '../wire/schema'
import { payloadFor } from './payload'
import { routeOf } from './routes'

const HOME = 'https://api.stability.ai'

/** The call of this request, for people to copy: the key is a variable, pictures are files named by their part. */
export function wireCall(request: RenderRequest): WireCall {
  const { isAsync = false } = request.capability
  const parts = payloadFor(request).map(([name, value]) =>
    typeof value === 'string' ? { name, value } : { name, file: `${name}.${value.type.split('/')[1]}` },
  )
  return {
    url: `${HOME}${routeOf(request).path}`,
    keyVariable: 'STABILITY_API_KEY',
    accept: isAsync ? '*/*' : 'image/*',
    parts,
    output: `picture.${request.settings.outputFormat ?? 'png'}`,
    ...(isAsync && { resultUrl: `${HOME}/v2beta/results/{id}` }),
  }
}
