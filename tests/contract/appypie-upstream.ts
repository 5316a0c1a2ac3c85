import { createAppypieProvider } from '@/lib/providers/appypie/connect'
import type { Model } from '@/lib/providers/schema'
import { CANARY_KEY } from '../mocks/canary'

/** A client of the studio that holds the canary key. */
export const connect = (baseUrl: string, hosts: readonly string[] = []) =>
  createAppypieProvider({ apiKey: CANARY_KEY, baseUrl, hosts, centicredits: 350 })

function onlyModel(): Model {
  const [model] = connect('http://127.0.0.1').catalogue()
  if (!model) throw new Error('no model')
  return model
}
export const sd3 = onlyModel()
