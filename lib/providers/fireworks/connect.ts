import type { UpstreamFetch } from '../exchange'
import type { Provider } from '../provider'
import { undiciFetch } from '../undici-fetch'
import { fireworksModels } from './catalogue'
import { renderImage } from './client'

type FireworksOptions = {
  apiKey: string
  baseUrl: string
  /** Ids below `accounts/fireworks/models/`, or whole resource names. */
  models: readonly string[]
  /** What an image costs. */
  centicredits: number
  fetch?: UpstreamFetch
}

/** `baseUrl` without a path, e.g. `https://api.fireworks.ai`; `fetch` stands in for the network. */
export function createFireworksProvider(options: FireworksOptions): Provider {
  const { apiKey, baseUrl, fetch = undiciFetch() } = options
  const upstream = { name: 'Fireworks', secret: apiKey }
  const account = { upstream, baseUrl: baseUrl.replace(/\/+$/, ''), fetch }
  const models = fireworksModels(options.models, options.centicredits)
  return {
    catalogue: () => models,
    resolveModel: (id) => models.find((model) => model.id === id),
    render: (request, callOptions) => renderImage(account, request, callOptions),
  }
}
