import { randomInt } from 'node:crypto'
import type { UserCtx } from '@/lib/core/actor'
import { invalidInput } from '@/lib/core/errors'
import { priceKey, pricesAt } from '@/lib/credits'
import { findInputs } from '@/lib/gallery'
import { findModel } from '@/lib/providers'
import { namesOf } from '@/lib/providers/fields/schema'
import { capabilityOf } from '@/lib/providers/rules'
import type { Capability, Model } from '@/lib/providers/schema'
import { planRun, type RunPlan } from './rules'
import type { StartRunInput } from './schema'

export type Planned = { plan: RunPlan; capability: Capability }

/** What a run would be and cost now. Throws INVALID_INPUT naming every field and rule. */
export async function planOrThrow(ctx: UserCtx, input: StartRunInput): Promise<Planned> {
  const model = findModel(input.model)
  if (!model) throw invalidInput([{ field: 'model', message: 'is not a model of this studio' }])
  const capability = input.operation ? capabilityOf(model, input.operation) : model.capabilities[0]
  if (!capability) throw invalidInput([notOffered(model)])
  const named = namesOf('image').flatMap((name) => input[name] ?? [])
  const [prices, images] = await Promise.all([pricesAt(ctx.now), findInputs(ctx, named)])
  const planned = planRun(model, capability, input, {
    costCenticredits:
      prices.get(priceKey(model.id, capability.operation)) ?? capability.listPrice.centicredits,
    drawSeed: (max) => randomInt(1, max + 1),
    images,
  })
  if (!planned.ok) throw invalidInput(planned.fields)
  return { plan: planned.plan, capability }
}

const notOffered = ({ name, capabilities }: Model) => ({
  field: 'operation',
  message: `must be one of ${capabilities.map(({ operation }) => operation).join(', ')} for ${name}`,
})
