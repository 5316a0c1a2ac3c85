import type { UpstreamFetch } from '../exchange'
import type { Provider } from '../provider'
import { undiciFetch } from '../undici-fetch'
import { appypieModels } from './catalogue'
import { renderImage } from './client'

type AppypieOptions = {
  apiKey: string
  baseUrl: string
  hosts: readonly string[]
  /** What an image costs. */
  centicredits: number
  fetch?: UpstreamFetch
}

/** `baseUrl` without a path, e.g. `https://gateway.appypie.com`; `fetch` stands in for the network. */
export function createAppypieProvider(options: AppypieOptions): Provider {
  const { apiKey, baseUrl, hosts, centicredits, fetch = undiciFetch() } = options
  const upstream = { name: 'Appy Pie', secret: apiKey }
  const account = { upstream, baseUrl: baseUrl.replace(/\/+$/, ''), hosts, fetch }
  const models = appypieModels(centicredits)
  return {
    catalogue: () => models,
    resolveModel: (id) => models.find((model) => model.id === id),
    render: (request, callOptions) => renderImage(account, request, callOptions),
  }
}
