import * as answers from '../mocks/stability-answers'
import { startStabilityServer } from '../mocks/stability-server'
import type { BatteryCase } from './battery'
import { requestFor } from './render-request'
import { connect, large } from './stability-upstream'

export const stabilityCase: BatteryCase = {
  name: 'stability',
  saysSeed: true,
  async open() {
    const server = await startStabilityServer()
    return {
      connect: () => connect(server.url),
      request: requestFor(large),
      setCall: (scenario) => server.setAnswer(scenario),
      setPicture: (bytes) => server.setAnswer((request) => answers.bytes(request, bytes)),
      setSeed: (seed) =>
        server.setAnswer(async (request) =>
          answers.bytes(request, await answers.goodPicture(request), {
            seed: typeof seed === 'string' ? seed : JSON.stringify(seed),
          }),
        ),
      submits: () => server.count(),
      close: () => server.close(),
    }
  },
}
