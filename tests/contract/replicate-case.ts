import { startReplicateServer } from '../mocks/replicate-server'
import type { BatteryCase } from './battery'
import { requestFor } from './render-request'
import { connect, large } from './replicate-upstream'

export const replicateCase: BatteryCase = {
  name: 'replicate',
  saysSeed: false,
  async open() {
    const server = await startReplicateServer()
    return {
      connect: () => connect(server.url),
      request: requestFor(large),
      setCall: (create) => server.play({ create }),
      setPicture: (body) => server.play({ file: { headers: { 'content-type': 'image/png' }, body } }),
      setSeed: () => undefined,
      submits: () => server.submits(),
      close: () => server.close(),
    }
  },
}
