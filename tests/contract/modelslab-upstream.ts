import { afterAll, beforeAll } from 'vitest'
import { createModelsLabProvider } from '@/lib/providers/modelslab/connect'
import type { RenderOptions, RenderRequest, Ticket } from '@/lib/providers/provider'
import type { Model, Operation } from '@/lib/providers/schema'
import { type ModelsLabScript, type ModelsLabServer, startModelsLabServer } from '../mocks/modelslab-server'
import { expectPresentable } from './battery'
import { CANARY_KEY, requestFor } from './render-request'

export const connect = (url: string, more: { hasV3?: boolean; takesBase64?: boolean } = {}) =>
  createModelsLabProvider({
    apiKey: CANARY_KEY,
    baseUrl: url,
    v3BaseUrl: url,
    modelIds: ['sd3.5', 'unknown'],
    hasV3: true,
    takesBase64: true,
    hosts: ['.r2.dev'],
    centicredits: 100,
    pollEveryMs: 5,
    ...more,
  })

/** A model by its upstream id, which must be on offer. */
export function model(upstreamId: string): Model {
  const found = connect('http://127.0.0.1').resolveModel(`modelslab/${upstreamId}`)
  if (!found) throw new Error(`${upstreamId} is not offered`)
  return found
}
export const sd35 = model('sd3.5')

type How = Partial<RenderOptions> & { request?: Partial<RenderRequest>; model?: Model; operation?: Operation }

/** One fake ModelsLab for a test file. */
export function modelsLabForFile() {
  let server: ModelsLabServer
  beforeAll(async () => {
    server = await startModelsLabServer()
  })
  afterAll(() => server.close())
  const optionsOf = ({ request: _r, model: _m, operation: _o, ...more }: How): RenderOptions => ({
    signal: new AbortController().signal,
    deadlineMs: 20_000,
    ...more,
  })
  const requestOf = ({ model: which = sd35, request, operation }: How) =>
    requestFor(which, request, operation)
  return {
    server: () => server,
    async render(script: ModelsLabScript, how: How = {}) {
      server.play(script)
      const outcome = await connect(server.url).render(requestOf(how), optionsOf(how))
      expectPresentable(outcome)
      return outcome
    },
    async resume(ticket: Ticket, script: ModelsLabScript, how: How = {}) {
      server.play(script)
      const outcome = await connect(server.url).resume?.(ticket, requestOf(how), optionsOf(how))
      if (!outcome) throw new Error('cannot resume')
      expectPresentable(outcome)
      return outcome
    },
  }
}
