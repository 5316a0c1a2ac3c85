import { variables } from '@/lib/env'
import type { Connection, ProviderDefinition } from './definition'
import * as registered from './registered'
import type { Model } from './schema'

export type Connected = Connection & { id: string; name: string }

/** Every provider this version knows, in the order of lists, switched on or not. */
export const definitions = (): readonly ProviderDefinition[] =>
  Object.values(registered).sort((a, b) => a.rank - b.rank)

let all: readonly Connected[] | undefined

/** The providers switched on by the environment. Throws an Error naming a variable that is not usable. */
export function connected(): readonly Connected[] {
  all ??= connectAll()
  return all
}

function connectAll(): readonly Connected[] {
  const on: Connected[] = []
  for (const definition of definitions()) {
    const { id, name } = definition
    const others = on.map((each) => each.id)
    const connection = definition.connect(variables(definition.variables), others)
    if (connection) on.push({ id, name, ...connection })
  }
  return on
}

/** Every model on offer, in the order to show them. */
export const catalogue = (): readonly Model[] => connected().flatMap(({ provider }) => provider.catalogue())

/** A model by id, e.g. `stability/sd3.5-large`; a retired id gives the record of its successor. */
export const findModel = (id: string): Model | undefined =>
  connected()
    .map(({ provider }) => provider.resolveModel(id))
    .find((model) => model !== undefined)

/** The provider that renders a model, retired ids included; undefined for an unknown one. */
export const connectionFor = (modelId: string): Connected | undefined =>
  connected().find(({ provider }) => provider.resolveModel(modelId) !== undefined)

/** True when every picture is drawn by the studio itself. */
export const isSandbox = (): boolean => connected().every(({ sandbox = false }) => sandbox)
