import { goodPicture, invoked, startBedrockServer } from '../mocks/bedrock-server'
import type { BatteryCase } from './battery'
import { connect, KEYS, model } from './bedrock-upstream'
import { requestFor } from './render-request'

export const bedrockCase: BatteryCase = {
  name: 'bedrock',
  saysSeed: true,
  async open() {
    const server = await startBedrockServer({ keys: KEYS })
    const answerWith = (image: Buffer, seed: unknown) =>
      invoked({ seeds: [seed], finish_reasons: [null], images: [image.toString('base64')] })
    return {
      connect: () => connect(server.url),
      request: requestFor(model('sd3-5-large')),
      setCall: (scenario) => server.setAnswer(scenario),
      setPicture: (bytes) => server.setAnswer(answerWith(bytes, 7)),
      setSeed: (seed) => server.setAnswer(async (request) => answerWith(await goodPicture(request), seed)),
      submits: () => server.requests.length,
      close: () => server.close(),
    }
  },
}
