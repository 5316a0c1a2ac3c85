import type { UpstreamFetch } from '../exchange'
import type { Provider } from '../provider'
import { undiciFetch } from '../undici-fetch'
import { readBalance } from './balance'
import { resolveModel, STABILITY_MODELS } from './catalogue'
import { orderImage, resumeImage } from './job'
import { renderImage } from './render'
import { wireCall } from './wire-call'

/** Source: v2beta reference: a result may be asked for no more than once in 10 s. */
const POLL_EVERY_MS = 10_000

type StabilityOptions = {
  apiKey: string
  baseUrl: string
  fetch?: UpstreamFetch
  /** Time between two looks at a job, in ms, and before the first. */
  pollEveryMs?: number
}

/** `baseUrl` without a path, e.g. `https://api.stability.ai`; `fetch` stands in for the network. */
export function createStabilityProvider({
  fetch = undiciFetch(),
  apiKey,
  baseUrl,
  pollEveryMs = POLL_EVERY_MS,
}: StabilityOptions): Provider {
  const account = { upstream: { name: 'Stability AI', secret: apiKey }, baseUrl, fetch, pollEveryMs }
  return {
    catalogue: () => STABILITY_MODELS,
    resolveModel,
    render: (request, options) =>
      (request.capability.isAsync ? orderImage : renderImage)(account, request, options),
    resume: (ticket, request, options) => resumeImage(account, ticket, request, options),
    wireCall,
    balance: (options) => readBalance(account, options),
  }
}
