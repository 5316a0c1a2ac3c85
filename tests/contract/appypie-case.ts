import { startAppypieServer } from '../mocks/appypie-server'
import { CANARY_KEY } from '../mocks/canary'
import { connect, sd3 } from './appypie-upstream'
import type { BatteryCase } from './battery'
import { requestFor } from './render-request'

export const appypieCase: BatteryCase = {
  name: 'appypie',
  saysSeed: false,
  async open() {
    const server = await startAppypieServer(CANARY_KEY)
    return {
      connect: () => connect(server.url),
      request: requestFor(sd3, { settings: { outputFormat: 'webp' } }),
      setCall: (call) => server.play({ call }),
      setPicture: (body) => server.play({ file: { headers: { 'content-type': 'image/png' }, body } }),
      setSeed: () => undefined,
      submits: () => server.calls().length,
      close: () => server.close(),
    }
  },
}
