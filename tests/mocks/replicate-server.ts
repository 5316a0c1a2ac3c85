import { type JsonRequest, jsonScenario, startJsonUpstream } from './json-upstream'
import { pngPicture } from './pictures'
import { breaches, isModel, outputOf } from './replicate-contract'
import type { Scenario } from './scenario'

export const PREDICTION_ID = 'rrr4z55ocneqzikepnug6xezpe'

/** How a healthy upstream goes on; each part can be replaced. */
export type ReplicateScript = {
  create?: Scenario
  /** Fields laid over the prediction of the answer to a create. */
  created?: Record<string, unknown>
  /** One per look, the last for ever: fields laid over the prediction, or a whole answer. */
  looks?: (Record<string, unknown> | { scenario: Scenario })[]
  file?: Scenario
}

export type ReplicateServer = Awaited<ReturnType<typeof startReplicateServer>>

/** A stand-in for api.replicate.com over real HTTP: it checks every call against the contract by itself. */
export async function startReplicateServer(first: ReplicateScript = {}) {
  let script = first
  let looks = 0
  let asked: { model: string; input: Record<string, unknown> } = { model: '', input: {} }
  const upstream = await startJsonUpstream((request) => route(request))
  const creates = () => upstream.requests.filter(({ path }) => /^\/v1\/models\//.test(path))

  function route(request: JsonRequest): Scenario {
    if (request.path.startsWith('/files/')) return fileFor(request)
    if (!/^Bearer \S+$/.test(request.headers.authorization ?? '')) return fault(401, 'Unauthenticated')
    const model = /^\/v1\/models\/stability-ai\/([\w.-]+)\/predictions$/.exec(request.path)?.[1]
    if (model !== undefined && request.method === 'POST') return create(request, model)
    const job = /^\/v1\/predictions\/([\w-]+)(\/cancel)?$/.exec(request.path)
    if (job?.[1] !== PREDICTION_ID)
      return fault(404, 'Not found', 'The requested resource could not be found.')
    if (job[2] && request.method === 'POST') return jsonScenario(prediction({ status: 'canceled' }))
    return request.method === 'GET' ? look() : fault(405, 'Method not allowed')
  }

  function create(request: JsonRequest, model: string): Scenario {
    if (script.create) return script.create
    if (!isModel(model)) return fault(404, 'Not found')
    if (!/^application\/json/.test(request.headers['content-type'] ?? '')) return fault(415, 'Bad type')
    const deadline = request.headers['cancel-after']
    if (deadline !== undefined && !/^[1-9]\d*m$/.test(String(deadline))) return fault(400, 'Bad Cancel-After')
    const { input, ...rest } = (request.json ?? {}) as { input?: Record<string, unknown> }
    const wrong = [...breaches(model, input), ...Object.keys(rest).map((name) => `${name}: unknown field`)]
    if (wrong.length > 0) return fault(422, 'Input validation failed', `- ${wrong.join('\n- ')}\n`)
    asked = { model, input: input ?? {} }
    return jsonScenario(prediction({ status: 'starting', ...script.created }), 201)
  }

  function look(): Scenario {
    const all = script.looks ?? [{}]
    const told = all[Math.min(looks++, all.length - 1)] ?? {}
    if ('scenario' in told) return told.scenario as Scenario
    const output = outputOf(asked.model, `${upstream.url}/files/out-0.${asked.input.output_format ?? 'webp'}`)
    return jsonScenario(prediction({ status: 'succeeded', output, ...told }))
  }

  const prediction = (more: Record<string, unknown>) => ({
    id: PREDICTION_ID,
    model: `stability-ai/${asked.model}`,
    version: 'hidden',
    input: asked.input,
    logs: '',
    output: null,
    data_removed: false,
    error: null,
    created_at: '2026-08-01T10:00:00.000Z',
    urls: {
      get: `${upstream.url}/v1/predictions/${PREDICTION_ID}`,
      cancel: `${upstream.url}/v1/predictions/${PREDICTION_ID}/cancel`,
    },
    ...more,
  })

  function fileFor(request: JsonRequest): Scenario {
    if (request.headers.authorization) return { status: 400, body: 'the token was sent to the store' }
    return script.file ?? { headers: { 'content-type': 'image/png' }, body: pngPicture(1024, 1024) }
  }

  return {
    ...upstream,
    /** Starts over with another script. */
    play(next: ReplicateScript) {
      script = next
      looks = 0
    },
    submits: () => creates().length,
    lastCreate: () => creates().at(-1),
    lastInput: () => (creates().at(-1)?.json as { input?: unknown } | undefined)?.input,
    calls: (method: string, ending: RegExp) =>
      upstream.requests.filter((each) => each.method === method && ending.test(each.path)).length,
  }
}

/** A documented error: `title`, `detail`, `status`. */
export const fault = (status: number, title: string, detail = title, more = {}): Scenario =>
  jsonScenario({ title, detail, status, ...more }, status)
