import { startFalServer } from '../mocks/fal-server'
import type { BatteryCase } from './battery'
import { connect, large } from './fal-upstream'
import { requestFor } from './render-request'

export const falCase: BatteryCase = {
  name: 'fal',
  saysSeed: true,
  async open() {
    const server = await startFalServer()
    return {
      connect: () => connect(server.url),
      request: requestFor(large),
      setCall: (submit) => server.play({ submit }),
      setPicture: (body) => server.play({ file: { headers: { 'content-type': 'image/png' }, body } }),
      setSeed: (seed) => server.play({ output: { seed } }),
      submits: () => server.submits(),
      close: () => server.close(),
    }
  },
}
