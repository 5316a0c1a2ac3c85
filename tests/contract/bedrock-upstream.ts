import { afterAll, beforeAll } from 'vitest'
import type { BedrockCredentials } from '@/lib/providers/bedrock/account'
import { type BedrockOptions, createBedrockProvider } from '@/lib/providers/bedrock/connect'
import type { Outcome } from '@/lib/providers/provider'
import type { Model } from '@/lib/providers/schema'
import {
  type BedrockAnswering,
  type BedrockRequest,
  type BedrockServer,
  startBedrockServer,
} from '../mocks/bedrock-server'
import { CANARY_KEY } from '../mocks/canary'
import { expectPresentable, renderWith } from './battery'
import { requestFor } from './render-request'

export const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: CANARY_KEY }

/** A client of the studio whose secret key is the canary. */
export const connect = (
  baseUrl: string,
  more: Partial<BedrockOptions> = {},
  credentials: BedrockCredentials = { kind: 'keys', ...KEYS },
) => createBedrockProvider({ region: 'us-west-2', baseUrl, credentials, ...more })

/** A model by its name in the studio, which must be on offer. */
export function model(name: string): Model {
  const found = connect('http://127.0.0.1').resolveModel(`bedrock/${name}`)
  if (!found) throw new Error(`${name} is not offered`)
  return found
}

/** One fake Bedrock for a test file, started before its tests and closed after them. */
export function upstreamForFile() {
  let server: BedrockServer
  beforeAll(async () => {
    server = await startBedrockServer({ keys: KEYS })
  })
  afterAll(() => server.close())
  return {
    server: () => server,
    /** Renders once against `answer`, with the checks that hold for every outcome. */
    async render(answer: BedrockAnswering, request = requestFor(model('sd3-5-large'))): Promise<Outcome> {
      server.setAnswer(answer)
      const outcome = await renderWith(connect(server.url), request)
      expectPresentable(outcome)
      return outcome
    },
    lastRequest(): BedrockRequest {
      const request = server.requests.at(-1)
      if (!request) throw new Error('nothing was sent')
      return request
    },
  }
}
