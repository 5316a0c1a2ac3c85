import { startComfyFake } from '../mocks/comfyui-server'
import { pngPicture } from '../mocks/pictures'
import type { BatteryCase } from './battery'
import { connect, requestOf } from './comfyui-upstream'

export const comfyuiCase: BatteryCase = {
  name: 'comfyui',
  saysSeed: true,
  async open() {
    const fake = await startComfyFake()
    const healthy = () => {
      fake.answers.clear()
      fake.rewrite = undefined
    }
    return {
      connect: () => connect(fake.url),
      request: requestOf(),
      setCall(scenario) {
        healthy()
        fake.answers.set('POST /prompt', scenario)
      },
      setPicture(bytes) {
        healthy()
        fake.answers.set('GET /view', { headers: { 'content-type': 'image/png' }, body: bytes })
      },
      setSeed(seed) {
        healthy()
        fake.answers.set('GET /view', { body: pngPicture(1024, 1024) })
        fake.rewrite = (entry) => {
          const [number, id, graph] = entry.prompt as [number, string, Record<string, { inputs: object }>]
          const sampler = { ...graph.sampler, inputs: { ...graph.sampler?.inputs, seed } }
          return { ...entry, prompt: [number, id, { ...graph, sampler }, {}, ['save']] }
        }
      },
      submits: () => fake.prompts().length,
      close: () => fake.close(),
    }
  },
}
