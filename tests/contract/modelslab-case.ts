import { startModelsLabServer } from '../mocks/modelslab-server'
import type { BatteryCase } from './battery'
import { connect, sd35 } from './modelslab-upstream'
import { requestFor } from './render-request'

export const modelslabCase: BatteryCase = {
  name: 'modelslab',
  saysSeed: true,
  async open() {
    const server = await startModelsLabServer()
    return {
      connect: () => connect(server.url),
      request: requestFor(sd35),
      setCall: (order) => server.play({ order }),
      setPicture: (body) => server.play({ file: { headers: { 'content-type': 'image/png' }, body } }),
      setSeed: (seed) => server.play({ ordered: { meta: { seed } } }),
      submits: () => server.submits(),
      close: () => server.close(),
    }
  },
}
