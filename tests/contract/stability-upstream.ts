import { createServer } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import type { UpstreamFetch } from '@/lib/providers/exchange'
import type { Outcome, RenderRequest } from '@/lib/providers/provider'
import type { Model } from '@/lib/providers/schema'
import { createStabilityProvider } from '@/lib/providers/stability/connect'
import {
  type Answering,
  type RecordedRequest,
  type StabilityServer,
  startStabilityServer,
} from '../mocks/stability-server'
import { expectPresentable, renderWith } from './battery'
import { CANARY_KEY, requestFor } from './render-request'

/** Stands for the 10 s between two looks at a job. */
export const POLL_EVERY_MS = 40

/** A client of the studio that holds the canary key. */
export const connect = (baseUrl: string, fetch?: UpstreamFetch) =>
  createStabilityProvider({
    apiKey: CANARY_KEY,
    baseUrl,
    pollEveryMs: POLL_EVERY_MS,
    ...(fetch && { fetch }),
  })

/** A model by its upstream id, which must be on offer. */
export function model(upstreamId: string): Model {
  const found = connect('http://127.0.0.1').resolveModel(`stability/${upstreamId}`)
  if (!found) throw new Error(`${upstreamId} is not offered`)
  return found
}

export const large = model('sd3.5-large')

/** One fake Stability for a test file, started before its tests and closed after them. */
export function upstreamForFile() {
  let server: StabilityServer
  beforeAll(async () => {
    server = await startStabilityServer()
  })
  afterAll(() => server.close())
  return {
    server: () => server,
    /** Renders once against `answer`, with the checks that hold for every outcome. */
    async render(answer: Answering, more: Partial<RenderRequest> = {}): Promise<Outcome> {
      server.setAnswer(answer)
      const outcome = await renderWith(connect(server.url), requestFor(large, more))
      expectPresentable(outcome)
      return outcome
    },
    lastRequest(): RecordedRequest {
      const request = server.requests.at(-1)
      if (!request) throw new Error('nothing was sent')
      return request
    },
  }
}

/** A loopback port on which nobody listens. */
export function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 1))
    })
  })
}
