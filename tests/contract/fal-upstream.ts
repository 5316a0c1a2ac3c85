import { createFalProvider } from '@/lib/providers/fal/connect'
import type { Model } from '@/lib/providers/schema'
import { type FalScript, type FalServer, startFalServer } from '../mocks/fal-server'
import { CANARY_KEY } from './render-request'
import { scriptedForFile } from './scripted-upstream'

export const PRICES = { v3Medium: 350, v35Large: 650, v35Medium: 200 }
export const connect = (queueUrl: string, hosts: readonly string[] = ['.fal.media']) =>
  createFalProvider({ apiKey: CANARY_KEY, queueUrl, hosts, prices: PRICES, pollEveryMs: 5 })

/** A model by its upstream id, which must be on offer. */
export function model(upstreamId: string): Model {
  const found = connect('http://127.0.0.1').resolveModel(`fal/${upstreamId}`)
  if (!found) throw new Error(`${upstreamId} is not offered`)
  return found
}
export const large = model('stable-diffusion-v35-large')

/** One fake queue for a test file. */
export const falForFile = () => scriptedForFile<FalScript, FalServer>(() => startFalServer(), connect, large)
