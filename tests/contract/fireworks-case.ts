import { CANARY_KEY } from '../mocks/canary'
import { goodPicture, image, startFireworksServer } from '../mocks/fireworks-server'
import type { BatteryCase } from './battery'
import { connect, model } from './fireworks-upstream'
import { requestFor } from './render-request'

export const fireworksCase: BatteryCase = {
  name: 'fireworks',
  saysSeed: true,
  async open() {
    const server = await startFireworksServer(CANARY_KEY)
    const inHeader = (seed: unknown) => (typeof seed === 'string' ? seed : JSON.stringify(seed))
    return {
      connect: () => connect(server.url),
      request: requestFor(model('sd3')),
      setCall: (scenario) => server.setAnswer(scenario),
      setPicture: (bytes) => server.setAnswer(image(bytes)),
      setSeed: (seed) =>
        server.setAnswer(async (request) => image(await goodPicture(request), { seed: inHeader(seed) })),
      submits: () => server.requests.length,
      close: () => server.close(),
    }
  },
}
