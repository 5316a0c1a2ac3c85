import { afterAll, beforeAll } from 'vitest'
import { createFalProvider } from '@/lib/providers/fal/connect'
import type { RenderOptions, RenderRequest, Ticket } from '@/lib/providers/provider'
import type { Model, Operation } from '@/lib/providers/schema'
import { type FalScript, type FalServer, startFalServer } from '../mocks/fal-server'
import { expectPresentable } from './battery'
import { CANARY_KEY, requestFor } from './render-request'

export const PRICES = { v3Medium: 350, v35Large: 650, v35Medium: 200 }
export const connect = (queueUrl: string, hosts: readonly string[] = ['.fal.media']) =>
  createFalProvider({ apiKey: CANARY_KEY, queueUrl, hosts, prices: PRICES, pollEveryMs: 5 })

/** A model by its upstream id, which must be on offer. */
export function model(upstreamId: string): Model {
  const found = connect('http://127.0.0.1').resolveModel(`fal/${upstreamId}`)
  if (!found) throw new Error(`${upstreamId} is not offered`)
  return found
}
export const large = model('stable-diffusion-v35-large')

type How = Partial<RenderOptions> & { request?: Partial<RenderRequest>; model?: Model; operation?: Operation }

/** One fake queue for a test file. */
export function falForFile() {
  let server: FalServer
  beforeAll(async () => {
    server = await startFalServer()
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
    async render(script: FalScript, how: How = {}) {
      server.play(script)
      const outcome = await connect(server.url).render(requestOf(how), optionsOf(how))
      expectPresentable(outcome)
      return outcome
    },
    async resume(ticket: Ticket, script: FalScript, how: How = {}) {
      server.play(script)
      const outcome = await connect(server.url).resume?.(ticket, requestOf(how), optionsOf(how))
      if (!outcome) throw new Error('cannot resume')
      expectPresentable(outcome)
      return outcome
    },
  }
}
