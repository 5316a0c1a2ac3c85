import type { UpstreamFetch } from '../exchange'
import type { Provider } from '../provider'
import { undiciFetch } from '../undici-fetch'
import { type ReplicatePrices, replicateModels } from './catalogue'
import { renderPrediction, resumePrediction } from './job'

type ReplicateOptions = {
  apiToken: string
  baseUrl: string
  /** Hosts that results may be fetched from. */
  hosts: readonly string[]
  prices: ReplicatePrices
  pollEveryMs?: number
  fetch?: UpstreamFetch
}

/** Replicate's own client asks every 500 ms. */
const POLL_EVERY_MS = 500

/** `baseUrl` with its version, e.g. `https://api.replicate.com/v1`; `fetch` stands in for the network. */
export function createReplicateProvider(options: ReplicateOptions): Provider {
  const { apiToken, baseUrl, hosts, prices, pollEveryMs = POLL_EVERY_MS, fetch = undiciFetch() } = options
  const upstream = { name: 'Replicate', secret: apiToken }
  const account = { upstream, baseUrl: baseUrl.replace(/\/+$/, ''), fetch, hosts, pollEveryMs }
  const models = replicateModels(prices)
  return {
    catalogue: () => models,
    resolveModel: (id) => models.find((model) => model.id === id),
    render: (request, how) => renderPrediction(account, request, how),
    resume: (ticket, request, how) => resumePrediction(account, ticket, request, how),
  }
}
