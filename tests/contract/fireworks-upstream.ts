import { createFireworksProvider } from '@/lib/providers/fireworks/connect'
import type { Model } from '@/lib/providers/schema'
import { CANARY_KEY } from '../mocks/canary'

/** A client of the studio that holds the canary key. */
export const connect = (baseUrl: string, models: readonly string[] = ['sd3', 'sd3-medium', 'sd3-turbo']) =>
  createFireworksProvider({ apiKey: CANARY_KEY, baseUrl, models, centicredits: 650 })

/** A model by its id at Fireworks. */
export function model(id: string): Model {
  const found = connect('http://127.0.0.1', [id]).resolveModel(`fireworks/${id}`)
  if (!found) throw new Error(`${id} is not offered`)
  return found
}
