import { afterAll, beforeAll } from 'vitest'
import type { Provider, RenderOptions, RenderRequest, Ticket } from '@/lib/providers/provider'
import type { Model, Operation } from '@/lib/providers/schema'
import { expectPresentable } from './battery'
import { requestFor } from './render-request'

type Scripted<Script> = { url: string; play(script: Script): void; close(): Promise<unknown> }
type How = Partial<RenderOptions> & { request?: Partial<RenderRequest>; model?: Model; operation?: Operation }

/** One scripted stand-in for a test file, and a provider's render and resume against it. */
export function scriptedForFile<Script, Server extends Scripted<Script>>(
  start: () => Promise<Server>,
  connect: (url: string) => Provider,
  usual: Model,
) {
  let server: Server
  beforeAll(async () => {
    server = await start()
  })
  afterAll(() => server.close())
  const optionsOf = ({ request: _r, model: _m, operation: _o, ...more }: How): RenderOptions => ({
    signal: new AbortController().signal,
    deadlineMs: 20_000,
    ...more,
  })
  const requestOf = ({ model: which = usual, request, operation }: How) =>
    requestFor(which, request, operation)
  return {
    server: () => server,
    async render(script: Script, how: How = {}) {
      server.play(script)
      const outcome = await connect(server.url).render(requestOf(how), optionsOf(how))
      expectPresentable(outcome)
      return outcome
    },
    async resume(ticket: Ticket, script: Script, how: How = {}) {
      server.play(script)
      const outcome = await connect(server.url).resume?.(ticket, requestOf(how), optionsOf(how))
      if (!outcome) throw new Error('cannot resume')
      expectPresentable(outcome)
      return outcome
    },
  }
}
