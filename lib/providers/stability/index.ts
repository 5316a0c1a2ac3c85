import 'server-only'
// Stability AI's `generate/sd3`, text-to-image. One render is at most one HTTP request: nothing is re-sent
// here. Nothing throws. The key goes out in the authorization header and comes back in no outcome.
import type { UpstreamFetch } from '../exchange'
import type { Provider } from '../provider'
import { undiciFetch } from '../undici-fetch'
import { resolveModel, STABILITY_MODELS } from './catalogue'
import { readBalance, renderImage } from './client'

export type StabilityOptions = {
  apiKey: string
  baseUrl: string
  fetch?: UpstreamFetch
  clientUserId?: string
}

/** `baseUrl` without a path, e.g. `https://api.stability.ai`; `fetch` stands in for the network. */
export function createStabilityProvider({ fetch = undiciFetch(), ...options }: StabilityOptions): Provider {
  const account = { ...options, fetch }
  return {
    id: 'stability',
    catalogue: () => STABILITY_MODELS,
    resolveModel,
    render: (request, limits) => renderImage(account, request, limits),
    balance: (limits) => readBalance(account, limits),
  }
}
