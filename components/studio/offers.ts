import type { Operation } from '@/lib/providers/schema'
import type { CapabilityView, ModelView } from '@/lib/runs/schema'

/** A model, and what it can do when asked for one operation. */
export type Offer = { model: ModelView; capability: CapabilityView }

type Asked = { model: string; operation: Operation }

/** Every model that offers the operation, in the catalogue's order. */
export const offersOf = (models: readonly ModelView[], operation: Operation): Offer[] =>
  models.flatMap((model) => {
    const capability = model.capabilities.find((each) => each.operation === operation)
    return capability ? [{ model, capability }] : []
  })

/** What can be asked of some model. */
export const operationsOf = (models: readonly ModelView[]): ReadonlySet<Operation> =>
  new Set(models.flatMap(({ capabilities }) => capabilities.map(({ operation }) => operation)))

/** Those of them that start from a picture. */
export const startsFromImage = (models: readonly ModelView[], operation: Operation): boolean =>
  offersOf(models, operation).some(({ capability }) => capability.fields.image)

/** The offer named; another model's for the operation when that one is gone; else the catalogue's first. */
export function offerOf({ model, operation }: Asked, models: readonly ModelView[]): Offer {
  const offers = offersOf(models, operation)
  const found = offers.find((offer) => offer.model.id === model) ?? offers[0]
  if (found) return found
  const [first] = models.flatMap(({ capabilities }) => capabilities.map((each) => each.operation))
  if (first === undefined) throw new Error('offerOf: no model offers anything')
  return offerOf({ model, operation: first }, models)
}
