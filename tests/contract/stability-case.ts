import type { RenderRequest } from '@/lib/providers/provider'
import * as answers from '../mocks/stability-answers'
import { type RecordedRequest, startStabilityServer } from '../mocks/stability-server'
import type { BatteryCase } from './battery'
import { requestFor } from './render-request'
import { upscale } from './stability-orders'
import { connect, large } from './stability-upstream'

const seedText = (seed: unknown) => (typeof seed === 'string' ? seed : JSON.stringify(seed))

/** `isOrder`: the picture comes of a look at the result instead of the call. */
const caseOf = (name: string, request: RenderRequest, isOrder: boolean): BatteryCase => ({
  name,
  saysSeed: true,
  async open() {
    const server = await startStabilityServer()
    server.jobs.setPending(0)
    const setFinal = (answer: (request: RecordedRequest) => ReturnType<typeof answers.picture>) => {
      server.setAnswer(isOrder ? answers.ok : answer)
      server.jobs.setResult(answer)
    }
    return {
      connect: () => connect(server.url),
      request,
      setCall: (scenario) => server.setAnswer(scenario),
      setPicture: (bytes) => setFinal((asked) => answers.bytes(asked, bytes)),
      setSeed: (seed) =>
        setFinal(async (asked) =>
          answers.bytes(asked, await answers.goodPicture(asked), { seed: seedText(seed) }),
        ),
      submits: () => server.count(),
      close: () => server.close(),
    }
  },
})

export const stabilityCase = caseOf('stability', requestFor(large), false)
export const stabilityOrderCase = caseOf('stability, to be fetched later', upscale, true)
