import { type JsonRequest, jsonScenario, startJsonUpstream } from './json-upstream'
import { breaches } from './modelslab-contract'
import { pngPicture } from './pictures'
import type { Scenario } from './scenario'

export const ORDER_ID = 139201

type Reply = Record<string, unknown>
/** How a healthy upstream goes on; each part can be replaced. */
export type ModelsLabScript = {
  order?: Scenario
  /** Laid over the healthy reply to the order. */
  ordered?: Reply
  /** One per fetch, the last for ever: laid over a healthy success, or a whole answer. */
  fetches?: (Reply | { scenario: Scenario })[]
  file?: Scenario
}
export type ModelsLabServer = Awaited<ReturnType<typeof startModelsLabServer>>

/** As it comes: spelled `messege`, without output, with an estimate in seconds. */
export const processing = (more: Reply = {}): Reply => ({
  status: 'processing',
  tip: 'Get the image by its id.',
  eta: 0.01,
  messege: 'Try to fetch request after seconds estimated',
  output: [],
  ...more,
})

export const error = (message: unknown, more: Reply = {}): Scenario =>
  jsonScenario({ status: 'error', message, ...more })

/** A stand-in for modelslab.com and the older host over real HTTP: nearly everything is a 200, as there. */
export async function startModelsLabServer(first: ModelsLabScript = {}) {
  let script = first
  let fetches = 0
  let asked: Record<string, unknown> = {}
  const upstream = await startJsonUpstream((request) => route(request))
  const orders = () => upstream.requests.filter(({ path }) => /(text2img|img2img|inpaint)$/.test(path))

  function route(request: JsonRequest): Scenario {
    if (request.path.startsWith('/files/')) return fileFor(request)
    const body = (request.json ?? {}) as Record<string, unknown>
    // A missing type is not read at all, and shows up as a wrong key.
    const isJson = /^application\/json/.test(request.headers['content-type'] ?? '')
    if (!isJson || !/^\S{8,}$/.test(String(body.key ?? '')))
      return error('Invalid Api Key', { tip: 'Check the key and the header Content-Type' })
    if (request.method !== 'POST') return jsonScenario({ message: 'The GET method is not supported.' }, 405)
    const order = /^\/api\/(?:(v3)|(v6)\/images)\/(text2img|img2img|inpaint)$/.exec(request.path)
    if (order) return take(request, order[1] ?? order[2] ?? '', order[3] ?? '')
    const id = /^\/api\/(?:v3|v6\/images|v6\/realtime)\/fetch\/(\d+)$/.exec(request.path)?.[1]
    if (id === undefined) return jsonScenario({ message: 'Not Found' }, 404)
    return Number(id) === ORDER_ID ? fetched() : error('Request not found')
  }

  function take(request: JsonRequest, surface: string, action: string): Scenario {
    if (script.order) return script.order
    const wrong = breaches(surface, action, request.json)
    if (wrong) return error(wrong)
    asked = request.json as Record<string, unknown>
    if (surface === 'v6' && asked.model_id === 'unknown') return error('Model id not found')
    return jsonScenario({ ...success(), ...script.ordered })
  }

  function fetched(): Scenario {
    const all = script.fetches ?? [{}]
    const told = all[Math.min(fetches++, all.length - 1)] ?? {}
    return 'scenario' in told ? (told.scenario as Scenario) : jsonScenario({ ...success(), ...told })
  }

  const success = (): Reply => ({
    status: 'success',
    generationTime: 1.9,
    id: ORDER_ID,
    output: [`${upstream.url}/files/${asked.width ?? 1024}x${asked.height ?? 1024}.png`],
    nsfw_content_detected: false,
    webhook_status: '',
    meta: {
      prompt: asked.prompt,
      W: Number(asked.width ?? 1024),
      H: Number(asked.height ?? 1024),
      seed: asked.seed ?? 3_141_592,
      model_id: asked.model_id ?? 'runwayml/stable-diffusion-v1-5',
      key: undefined,
    },
  })

  function fileFor(request: JsonRequest): Scenario {
    const [, width = '1024', height = '1024'] = /(\d+)x(\d+)/.exec(request.path) ?? []
    const body = pngPicture(Number(width), Number(height))
    return script.file ?? { headers: { 'content-type': 'image/png' }, body }
  }

  return {
    ...upstream,
    /** Starts over with another script. */
    play(next: ModelsLabScript) {
      script = next
      fetches = 0
    },
    submits: () => orders().length,
    lastOrder: () => orders().at(-1),
    calls: (method: string, ending: RegExp) =>
      upstream.requests.filter((each) => each.method === method && ending.test(each.path)).length,
  }
}
