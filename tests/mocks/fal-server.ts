import { breaches, isEndpoint } from './fal-contract'
import { type JsonRequest, jsonScenario, startJsonUpstream } from './json-upstream'
import { pngPicture } from './pictures'
import type { Scenario } from './scenario'

export const REQUEST_ID = '764cabcf-b745-4b3e-ae38-1200304cf45b'

/** How a healthy upstream goes on; each part can be replaced. */
export type FalScript = {
  submit?: Scenario
  /** One per status call, the last for ever. */
  statuses?: Scenario[]
  result?: Scenario | Scenario[]
  cancel?: Scenario
  /** Merged over the body of a healthy result. */
  output?: Record<string, unknown>
  /** The file behind the result's address. */
  file?: Scenario
}

export const inQueue = jsonScenario({ status: 'IN_QUEUE', request_id: REQUEST_ID, queue_position: 3 }, 202)
export const inProgress = jsonScenario({ status: 'IN_PROGRESS', request_id: REQUEST_ID, logs: null }, 202)
export const completed = jsonScenario({ status: 'COMPLETED', request_id: REQUEST_ID, metrics: {} })

export type FalServer = Awaited<ReturnType<typeof startFalServer>>

/** A stand-in for queue.fal.run over real HTTP: it checks every call against the contract by itself. */
export async function startFalServer(first: FalScript = {}) {
  let script = first
  let polls = 0
  let results = 0
  let body: Record<string, unknown> = {}
  const upstream = await startJsonUpstream((request) => route(request))
  const submits = () => upstream.requests.filter(({ method }) => method === 'POST')

  async function route(request: JsonRequest): Promise<Scenario> {
    // Results are public: an address on a store, which must never see the key.
    if (request.path.startsWith('/files/')) return fileFor(request)
    if (!/^Key \S+$/.test(request.headers.authorization ?? ''))
      return jsonScenario({ detail: 'Authentication is required to access this application.' }, 401)
    if (request.method === 'POST') return submit(request)
    const job = /^\/fal-ai\/[\w-]+\/requests\/([\w-]+)(\/status|\/cancel)?$/.exec(request.path)
    if (job?.[1] !== REQUEST_ID) return jsonScenario({ detail: 'Not found' }, 404)
    if (job[2] === '/status' && request.method === 'GET') return status(request)
    if (job[2] === '/cancel' && request.method === 'PUT')
      return script.cancel ?? jsonScenario({ status: 'CANCELLATION_REQUESTED' }, 202)
    if (job[2] === undefined && request.method === 'GET') return result()
    return jsonScenario({ detail: 'Method Not Allowed' }, 405)
  }

  function submit(request: JsonRequest): Scenario {
    if (script.submit) return script.submit
    const endpoint = request.path.slice(1)
    if (!isEndpoint(endpoint)) return jsonScenario({ detail: 'Application not found' }, 404)
    const wait = request.headers['x-fal-request-timeout']
    if (wait !== undefined && !(Number(wait) > 1)) return jsonScenario({ detail: 'bad timeout' }, 400)
    if (!/^application\/json/.test(request.headers['content-type'] ?? ''))
      return jsonScenario({ detail: 'Unsupported media type' }, 415)
    const detail = breaches(endpoint, request.json)
    if (detail.length > 0) return jsonScenario({ detail }, 422)
    body = request.json as Record<string, unknown>
    // Only owner and app: what follows them in the endpoint is dropped.
    const app = endpoint.split('/').slice(0, 2).join('/')
    const at = `${upstream.url}/${app}/requests/${REQUEST_ID}`
    return jsonScenario({
      status: 'IN_QUEUE',
      request_id: REQUEST_ID,
      gateway_request_id: REQUEST_ID,
      response_url: at,
      status_url: `${at}/status`,
      cancel_url: `${at}/cancel`,
      queue_position: 0,
    })
  }

  function status(request: JsonRequest): Scenario {
    if (!['0', '1', null].includes(request.query.get('logs')))
      return jsonScenario({ detail: 'bad logs' }, 422)
    const all = script.statuses ?? [completed]
    return all[Math.min(polls++, all.length - 1)] ?? completed
  }

  function result(): Scenario {
    const told = script.result
    if (Array.isArray(told)) return told[Math.min(results++, told.length - 1)] ?? completed
    if (told) return told
    const { width = 1024, height = 1024 } = (body.image_size ?? {}) as { width?: number; height?: number }
    return jsonScenario({
      images: [
        { url: `${upstream.url}/files/${width}x${height}.png`, content_type: 'image/png', width, height },
      ],
      seed: body.seed ?? 77,
      has_nsfw_concepts: [false],
      prompt: body.prompt,
      timings: { inference: 2.1 },
      ...script.output,
    })
  }

  function fileFor(request: JsonRequest): Scenario {
    if (request.headers.authorization) return { status: 400, body: 'the key was sent to the store' }
    const [, width = '1024', height = '1024'] = /(\d+)x(\d+)/.exec(request.path) ?? []
    const body = pngPicture(Number(width), Number(height))
    return script.file ?? { headers: { 'content-type': 'image/png' }, body }
  }

  return {
    ...upstream,
    /** Starts over with another script. */
    play(next: FalScript) {
      script = next
      polls = 0
      results = 0
    },
    submits: () => submits().length,
    lastBody: () => submits().at(-1)?.json as Record<string, unknown>,
    calls: (method: string, ending: RegExp) =>
      upstream.requests.filter((each) => each.method === method && ending.test(each.path)).length,
  }
}
