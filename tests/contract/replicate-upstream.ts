import { createReplicateProvider } from '@/lib/providers/replicate/connect'
import type { Model } from '@/lib/providers/schema'
import { type ReplicateScript, type ReplicateServer, startReplicateServer } from '../mocks/replicate-server'
import { CANARY_KEY } from './render-request'
import { scriptedForFile } from './scripted-upstream'

const PRICES = { sd3: 350, large: 650, turbo: 400, medium: 350 }
export const connect = (url: string) =>
  createReplicateProvider({
    apiToken: CANARY_KEY,
    baseUrl: `${url}/v1`,
    hosts: ['.replicate.delivery'],
    prices: PRICES,
    pollEveryMs: 5,
  })

/** A model by its upstream id, which must be on offer. */
export function model(upstreamId: string): Model {
  const found = connect('http://127.0.0.1').resolveModel(`replicate/${upstreamId}`)
  if (!found) throw new Error(`${upstreamId} is not offered`)
  return found
}
export const MODELS = connect('http://127.0.0.1').catalogue()
export const large = model('stable-diffusion-3.5-large')

/** One fake Replicate for a test file. */
export const replicateForFile = () =>
  scriptedForFile<ReplicateScript, ReplicateServer>(() => startReplicateServer(), connect, large)
