import { createModelsLabProvider } from '@/lib/providers/modelslab/connect'
import type { Model } from '@/lib/providers/schema'
import { type ModelsLabScript, type ModelsLabServer, startModelsLabServer } from '../mocks/modelslab-server'
import { CANARY_KEY } from './render-request'
import { scriptedForFile } from './scripted-upstream'

export const connect = (url: string, more: { hasV3?: boolean; takesBase64?: boolean } = {}) =>
  createModelsLabProvider({
    apiKey: CANARY_KEY,
    baseUrl: url,
    v3BaseUrl: url,
    modelIds: ['sd3.5', 'unknown'],
    hasV3: true,
    takesBase64: true,
    hosts: ['.r2.dev'],
    centicredits: 100,
    pollEveryMs: 5,
    ...more,
  })

/** A model by its upstream id, which must be on offer. */
export function model(upstreamId: string): Model {
  const found = connect('http://127.0.0.1').resolveModel(`modelslab/${upstreamId}`)
  if (!found) throw new Error(`${upstreamId} is not offered`)
  return found
}
export const sd35 = model('sd3.5')

/** One fake ModelsLab for a test file. */
export const modelsLabForFile = () =>
  scriptedForFile<ModelsLabScript, ModelsLabServer>(() => startModelsLabServer(), connect, sd35)
