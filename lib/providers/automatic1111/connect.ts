import { addressOf } from '../address'
import { readBroken } from '../broken'
import type { UpstreamFetch } from '../exchange'
import type { Outcome, Provider, RenderOptions, RenderRequest } from '../provider'
import { undiciFetch } from '../undici-fetch'
import { readMade } from './answer'
import { modelsOf, type Offer } from './catalogue'
import { ask, type WebUi } from './client'
import { readFault } from './fault'
import { payloadFor } from './payload'
import { interruptTask, wasInterrupted, watchTask } from './task'

/** `auth` as `user:password`; `pollMs` between two questions for progress; `fetch` stands in for the network. */
type WebUiOptions = Offer & { baseUrl: string; auth?: string; pollMs?: number; fetch?: UpstreamFetch }

/** A picture in base64 with the text chunk of its parameters. */
const MAX_ANSWER_BYTES = 48 * 1024 * 1024

export function createAutomatic1111Provider({
  baseUrl,
  auth,
  pollMs = 1000,
  fetch = undiciFetch(),
  ...offer
}: WebUiOptions): Provider {
  const address = addressOf(baseUrl, auth)
  const server: WebUi = {
    upstream: { name: 'AUTOMATIC1111', secret: address.password },
    ...{ address, fetch, pollMs },
  }
  const models = modelsOf(offer)
  return {
    catalogue: () => models,
    resolveModel: (id) => models.find((model) => model.id === id),
    render: (request, options) => render(server, request, options),
  }
}

/** One call that blocks until the picture is there. What it leaves running when it breaks is stopped, if it is ours. */
async function render(server: WebUi, request: RenderRequest, options: RenderOptions): Promise<Outcome> {
  const taskId = `triptych-${request.generationId}`
  const { path, body } = payloadFor(request, taskId)
  const over = new AbortController()
  const { onProgress } = options
  if (onProgress) void watchTask(server, taskId, onProgress, over.signal)
  const result = await ask(server, { method: 'POST', path, body, maxBytes: MAX_ANSWER_BYTES }, options)
  over.abort()
  if (!('answer' in result)) {
    if (!result.nothingSent) await interruptTask(server, taskId)
    return readBroken(result, server.upstream)
  }
  if (result.answer.status !== 200) return readFault(result, server)
  const { outcome, info } = readMade(result.json, request, server.upstream)
  const isHalfDone = info.job_timestamp && (await wasInterrupted(server, info.job_timestamp))
  return isHalfDone && outcome.kind === 'image' ? INTERRUPTED : outcome
}

const INTERRUPTED: Outcome = {
  kind: 'refused',
  code: 'UPSTREAM_INTERRUPTED',
  message: 'Somebody stopped this picture at the AUTOMATIC1111 server before it was done.',
  retryable: false,
}
