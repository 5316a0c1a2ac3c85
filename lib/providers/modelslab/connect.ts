import type { UpstreamFetch } from '../exchange'
import type { Provider } from '../provider'
import { undiciFetch } from '../undici-fetch'
import { type ModelsLabOffer, modelsLabModels } from './catalogue'
import { renderReply, resumeReply } from './job'

type ModelsLabOptions = ModelsLabOffer & {
  apiKey: string
  baseUrl: string
  v3BaseUrl: string
  /** Hosts that results may be fetched from. */
  hosts: readonly string[]
  pollEveryMs?: number
  fetch?: UpstreamFetch
}

const POLL_EVERY_MS = 2000

/** `baseUrl` e.g. `https://modelslab.com`, without a path; `fetch` stands in for the network. */
export function createModelsLabProvider(options: ModelsLabOptions): Provider {
  const { apiKey, hosts, pollEveryMs = POLL_EVERY_MS, fetch = undiciFetch() } = options
  const upstream = { name: 'ModelsLab', secret: apiKey }
  const baseUrls = { v6: bare(options.baseUrl), v3: bare(options.v3BaseUrl) }
  const account = { upstream, baseUrls, fetch, hosts, pollEveryMs }
  const models = modelsLabModels(options)
  return {
    catalogue: () => models,
    resolveModel: (id) => models.find((model) => model.id === id),
    render: (request, how) => renderReply(account, request, how),
    resume: (ticket, request, how) => resumeReply(account, ticket, request, how),
  }
}

const bare = (url: string) => url.replace(/\/+$/, '')
