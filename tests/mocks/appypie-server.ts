import { breachesOf } from './appypie-contract'
import { type JsonRequest, jsonScenario, startJsonUpstream } from './json-upstream'
import { picture } from './pictures'
import type { Scenario } from './scenario'

const FILES = '/files/'

/** What the gateway says, and what lies at the address it names. */
export type AppypieScript = { call?: Scenario; file?: Scenario; address?: string }

/** An error as the gateway words it. */
export const fault = (status: number, error: string): Scenario => jsonScenario({ error }, status)
/** As the Azure layer before it does. */
export const azureFault = (statusCode: number, message: string, headers = {}): Scenario =>
  jsonScenario({ statusCode, message }, statusCode, headers)

/**
 * A stand-in for the SD3 gateway and the store of its pictures, on a free loopback port. It checks the key and
 * each field by itself; `key` undefined takes any.
 */
export async function startAppypieServer(key?: string) {
  let script: AppypieScript = {}
  const upstream = await startJsonUpstream(async (request) => {
    if (request.path.startsWith(FILES)) return script.file ?? (await healthyFile(request.path))
    return (
      refusalOf(request, key) ??
      script.call ??
      named(script.address ?? `${upstream.url}${addressOf(request)}`)
    )
  })
  const calls = () => upstream.requests.filter(({ path }) => !path.startsWith(FILES))
  const downloads = () => upstream.requests.filter(({ path }) => path.startsWith(FILES))
  return {
    ...{ url: upstream.url, close: upstream.close, calls, downloads },
    play(next: AppypieScript) {
      script = next
    },
  }
}
export type AppypieServer = Awaited<ReturnType<typeof startAppypieServer>>

const named = (output: string): Scenario => jsonScenario({ output })
const addressOf = ({ json }: JsonRequest): string => {
  const { output_format: format = 'webp' } = (json ?? {}) as { output_format?: string }
  return `${FILES}out.${format}`
}

function healthyFile(path: string): Promise<Scenario> {
  const format = path.endsWith('jpg') ? 'jpeg' : 'webp'
  return picture(format, 1024, 1024).then((body) => ({
    headers: { 'content-type': `image/${format}` },
    body,
  }))
}

function refusalOf(request: JsonRequest, key: string | undefined): Scenario | undefined {
  const { method, path, headers, json } = request
  const given = headers['ocp-apim-subscription-key']
  if (!given) return azureFault(401, 'Access denied due to missing subscription key.')
  if (key && given !== key) return azureFault(401, 'Access denied due to invalid subscription key.')
  if (method !== 'POST' || path !== '/sd3/v1/getData') return azureFault(404, 'Resource not found')
  const isJson = headers['content-type'] === 'application/json'
  const breaches = isJson ? breachesOf(json) : ['content-type: must be application/json']
  return breaches.length > 0 ? fault(400, breaches.join('; ')) : undefined
}
