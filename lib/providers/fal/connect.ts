import type { UpstreamFetch } from '../exchange'
import type { Provider } from '../provider'
import { undiciFetch } from '../undici-fetch'
import { type FalPrices, falModels } from './catalogue'
import { renderQueued, resumeQueued } from './job'

type FalOptions = {
  apiKey: string
  queueUrl: string
  /** Hosts that results may be fetched from. */
  hosts: readonly string[]
  prices: FalPrices
  pollEveryMs?: number
  fetch?: UpstreamFetch
}

/** fal's own client asks every 500 ms. */
const POLL_EVERY_MS = 500

/** `queueUrl` e.g. `https://queue.fal.run`; `fetch` stands in for the network. */
export function createFalProvider(options: FalOptions): Provider {
  const { apiKey, queueUrl, hosts, prices, pollEveryMs = POLL_EVERY_MS, fetch = undiciFetch() } = options
  const upstream = { name: 'Fal', secret: apiKey }
  const account = { upstream, queueUrl: queueUrl.replace(/\/+$/, ''), fetch, hosts, pollEveryMs }
  const models = falModels(prices)
  return {
    catalogue: () => models,
    resolveModel: (id) => models.find((model) => model.id === id),
    render: (request, how) => renderQueued(account, request, how),
    resume: (ticket, request, how) => resumeQueued(account, ticket, request, how),
  }
}
