import type { UpstreamFetch } from '../exchange'
import type { Provider } from '../provider'
import { undiciFetch } from '../undici-fetch'
import { resolveModel, STABILITY_MODELS } from './catalogue'
import { readBalance, renderImage } from './client'

export type StabilityOptions = { apiKey: string; baseUrl: string; fetch?: UpstreamFetch }

/** `baseUrl` without a path, e.g. `https://api.stability.ai`; `fetch` stands in for the network. */
export function createStabilityProvider({
  fetch = undiciFetch(),
  apiKey,
  baseUrl,
}: StabilityOptions): Provider {
  const account = { upstream: { name: 'Stability AI', secret: apiKey }, baseUrl, fetch }
  return {
    catalogue: () => STABILITY_MODELS,
    resolveModel,
    render: (request, options) => renderImage(account, request, options),
    balance: (options) => readBalance(account, options),
  }
}
