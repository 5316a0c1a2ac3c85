import { startWebUiFake } from '../mocks/automatic1111-server'
import { connect, requestOf } from './automatic1111-upstream'
import type { BatteryCase } from './battery'

const ROUTE = 'POST /sdapi/v1/txt2img'

export const automatic1111Case: BatteryCase = {
  name: 'automatic1111',
  saysSeed: true,
  async open() {
    const fake = await startWebUiFake()
    const healthy = () => {
      fake.answers.clear()
      fake.rewrite = undefined
    }
    return {
      connect: () => connect(fake.url),
      request: requestOf(),
      setCall(scenario) {
        healthy()
        fake.answers.set(ROUTE, scenario)
      },
      setPicture(bytes) {
        healthy()
        fake.rewrite = (made) => ({ ...made, images: [bytes.toString('base64')] })
      },
      setSeed(seed) {
        healthy()
        fake.rewrite = (made, info) => ({
          ...made,
          info: JSON.stringify({ ...info, seed, all_seeds: [seed] }),
        })
      },
      submits: () => fake.submits().length,
      close: () => fake.close(),
    }
  },
}
