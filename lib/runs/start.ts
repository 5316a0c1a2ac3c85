import { createHash, randomInt } from 'node:crypto'
import type { UserCtx } from '@/lib/core/actor'
import { invalidInput } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { ok, type Result, refuse } from '@/lib/core/result'
import { holdCredits, priceKey, pricesAt } from '@/lib/credits'
import { db, inTransaction, type Tx } from '@/lib/db'
import { notify } from '@/lib/events'
import { findInputs } from '@/lib/gallery'
import { enqueue } from '@/lib/jobs'
import { connectionFor, findModel } from '@/lib/providers'
import { namesOf } from '@/lib/providers/fields/schema'
import { capabilityOf } from '@/lib/providers/rules'
import type { Capability, Model } from '@/lib/providers/schema'
import { loadRuns, nameOf } from './queries'
import { planRun, QUEUE_DEADLINE_MS, type RunPlan, STORE_MARGIN_MS } from './rules'
import type { RunView, StartRunInput } from './schema'
import { type NewGeneration, newRunView } from './view'

type NewRun = { runId: string; key: string; requestHash: string; plan: RunPlan; capability: Capability }
type NewPlan = Pick<NewRun, 'plan' | 'capability'>

/**
 * Starts a run: holds the price, writes run and generations, sends the jobs, all or nothing. The same
 * `idempotencyKey` gives the same run again. Throws INVALID_INPUT; refuses INSUFFICIENT_CREDITS or
 * IDEMPOTENCY_KEY_REUSED.
 */
export async function startRun(
  ctx: UserCtx,
  input: StartRunInput,
  idempotencyKey: string,
): Promise<Result<RunView>> {
  const requestHash = createHash('sha256').update(JSON.stringify(input)).digest('hex')
  const planned = await planOrThrow(ctx, input).catch(async (error: unknown) => {
    // What was good when it was first asked is answered again, even if an image of it is gone since.
    const earlier = await repeated(ctx, idempotencyKey, requestHash)
    if (earlier?.ok) return earlier
    throw error
  })
  if ('ok' in planned) return planned
  const runId = newId(ctx.now.getTime())
  const written = await writeRun(ctx, { runId, key: idempotencyKey, requestHash, ...planned })
  if (!written.ok) return written
  return written.value
    ? ok(written.value)
    : ((await repeated(ctx, idempotencyKey, requestHash)) as Result<RunView>)
}

/** The run this key already made, a refusal when it was made by another request, or null. */
async function repeated(
  ctx: UserCtx,
  idempotencyKey: string,
  requestHash: string,
): Promise<Result<RunView> | null> {
  const { teamId, userId } = ctx.actor
  const run = await db().run.findUnique({
    where: { teamId_userId_idempotencyKey: { teamId, userId, idempotencyKey } },
    select: { id: true, requestHash: true },
  })
  if (!run) return null
  const sentence = 'This Idempotency-Key was used for another request. Nothing was started or charged.'
  if (run.requestHash !== requestHash) return refuse('IDEMPOTENCY_KEY_REUSED', sentence)
  const [view] = await loadRuns([run.id])
  return view ? ok(view) : null
}

async function planOrThrow(ctx: UserCtx, input: StartRunInput): Promise<NewPlan> {
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

/** Null when another request with the same key was first. */
async function writeRun(ctx: UserCtx, run: NewRun): Promise<Result<RunView | null>> {
  const { teamId, userId } = ctx.actor
  return inTransaction(async (tx) => {
    if (!(await insertRun(tx, ctx, run))) return ok(null)
    await insertInputs(tx, run)
    const generations = await insertGenerations(tx, ctx, run)
    const generationIds = generations.map(({ id }) => id)
    const wakes = await enqueue(
      tx,
      'generation.render',
      generationIds.map((generationId) => ({ generationId })),
      { group: userId },
    )
    const news = { kind: 'run', runId: run.runId, userId, version: 1, ended: false } as const
    await notify(tx, news, { kind: 'wallet', userId }, ...wakes)
    const expiresAt = new Date(ctx.now.getTime() + QUEUE_DEADLINE_MS + timeoutOf(run) + 2 * STORE_MARGIN_MS)
    const { costCenticredits: amountCenticredits } = run.plan
    const requests = generationIds.map((subjectId) => ({ subjectId, amountCenticredits, expiresAt }))
    // Last, so that one person's wallet row is locked for as short a time as can be.
    const held = await holdCredits(tx, { teamId, userId }, requests, ctx.now)
    if (!held.ok) return held
    return ok(newRunView({ ...run.plan, ...run, createdAt: ctx.now, generations }, nameOf))
  })
}

/** How long one answer may take, in ms. */
const timeoutOf = ({ capability, plan }: NewRun): number =>
  capability.timeoutMs ?? connectionFor(plan.settings.model)?.timeoutMs ?? 0

async function insertInputs(tx: Tx, { runId, plan }: NewRun): Promise<void> {
  if (plan.inputs.length > 0)
    await tx.runInput.createMany({ data: plan.inputs.map((input) => ({ runId, ...input })) })
}

async function insertRun(tx: Tx, ctx: UserCtx, { runId, key, requestHash, plan }: NewRun): Promise<boolean> {
  const { teamId, userId } = ctx.actor
  const { settings, quotedCenticredits } = plan
  const written = await tx.$executeRaw`
    INSERT INTO "Run" ("id", "teamId", "userId", "idempotencyKey", "requestHash", "modelId", "operation", "settings", "prompt",
      "quotedCenticredits", "createdAt", "updatedAt")
    VALUES (${runId}::uuid, ${teamId}::uuid, ${userId}::uuid, ${key}, ${requestHash}, ${settings.model}, ${settings.operation},
      ${JSON.stringify(settings)}::jsonb, ${settings.prompt}, ${quotedCenticredits}, ${ctx.now}, ${ctx.now})
    ON CONFLICT ("teamId", "userId", "idempotencyKey") DO NOTHING`
  return written === 1
}

async function insertGenerations(
  tx: Tx,
  ctx: UserCtx,
  { runId, plan, capability }: NewRun,
): Promise<NewGeneration[]> {
  const deadlineAt = new Date(ctx.now.getTime() + QUEUE_DEADLINE_MS)
  const { teamId } = ctx.actor
  const { costCenticredits } = plan
  const data = plan.seeds.map((seed, position) => ({
    ...{
      id: newId(ctx.now.getTime()),
      runId,
      teamId,
      position,
      seed: seed === null ? null : BigInt(seed),
      costCenticredits,
      listCenticredits: capability.listPrice.centicredits,
      deadlineAt,
    },
    createdAt: ctx.now,
  }))
  await tx.generation.createMany({ data })
  return data
}
