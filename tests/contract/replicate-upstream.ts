import { afterAll, beforeAll } from 'vitest'
import type { RenderOptions, RenderRequest, Ticket } from '@/lib/providers/provider'
import { createReplicateProvider } from '@/lib/providers/replicate/connect'
import type { Model, Operation } from '@/lib/providers/schema'
import { type ReplicateScript, type ReplicateServer, startReplicateServer } from '../mocks/replicate-server'
import { expectPresentable } from './battery'
import { CANARY_KEY, requestFor } from './render-request'

const PRICES = { sd3: 350, large: 650, turbo: 400, medium: 350 }
export const connect = (url: string) =>
  createReplicateProvider({
    apiToken: CANARY_KEY,
    baseUrl: `${url}/v1`,
    hosts: ['.replicate.delivery'],
    prices: PRICES,
    pollEveryMs: 5,
  })

/** A model by its upstream id, which must be on offer. */
export function model(upstreamId: string): Model {
  const found = connect('http://127.0.0.1').resolveModel(`replicate/${upstreamId}`)
  if (!found) throw new Error(`${upstreamId} is not offered`)
  return found
}
export const MODELS = connect('http://127.0.0.1').catalogue()
export const large = model('stable-diffusion-3.5-large')

type How = Partial<RenderOptions> & { request?: Partial<RenderRequest>; model?: Model; operation?: Operation }

/** One fake Replicate for a test file. */
export function replicateForFile() {
  let server: ReplicateServer
  beforeAll(async () => {
    server = await startReplicateServer()
  })
  afterAll(() => server.close())
  const optionsOf = ({ request: _r, model: _m, operation: _o, ...more }: How): RenderOptions => ({
    signal: new AbortController().signal,
    deadlineMs: 20_000,
    ...more,
  })
  const requestOf = ({ model: which = large, request, operation }: How) =>
    requestFor(which, request, operation)
  return {
    server: () => server,
    async render(script: ReplicateScript, how: How = {}) {
      server.play(script)
      const outcome = await connect(server.url).render(requestOf(how), optionsOf(how))
      expectPresentable(outcome)
      return outcome
    },
    async resume(ticket: Ticket, script: ReplicateScript, how: How = {}) {
      server.play(script)
      const outcome = await connect(server.url).resume?.(ticket, requestOf(how), optionsOf(how))
      if (!outcome) throw new Error('cannot resume')
      expectPresentable(outcome)
      return outcome
    },
  }
}
