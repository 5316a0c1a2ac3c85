import type { UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { ok, type Result } from '@/lib/core/result'
import { holdCredits } from '@/lib/credits'
import type { Tx } from '@/lib/db'
import { notify } from '@/lib/events'
import { enqueue } from '@/lib/jobs'
import { connectionFor } from '@/lib/providers'
import type { Capability } from '@/lib/providers/schema'
import { nameOf } from './queries'
import { QUEUE_DEADLINE_MS, type RunPlan, STORE_MARGIN_MS } from './rules'
import type { RunView } from './schema'
import { type NewGeneration, newRunView } from './view'

/** A planned run on its way into the database. */
export type NewRun = {
  runId: string
  key: string
  requestHash: string
  plan: RunPlan
  capability: Capability
  /** The cell of a sweep that it fills. */
  sweep?: RunView['sweep']
}

type Written = NewRun & { generations: NewGeneration[] }

/**
 * Writes runs, their generations and jobs, and holds their price, in the caller's transaction: all, or none when the
 * credits do not reach. Null, and nothing written, when a run of that key is there already.
 */
export async function writeRuns(
  tx: Tx,
  ctx: UserCtx,
  runs: readonly NewRun[],
): Promise<Result<RunView[] | null>> {
  const { userId } = ctx.actor
  if (!(await insertRuns(tx, ctx, runs))) return ok(null)
  await insertInputs(tx, runs)
  const written = runs.map((run) => ({ ...run, generations: generationsOf(ctx, run) }))
  await insertGenerations(tx, ctx, written)
  const jobs = written.flatMap(({ generations }) => generations.map(({ id }) => ({ generationId: id })))
  const wakes = await enqueue(tx, 'generation.render', jobs, { group: userId })
  const news = runs.map(({ runId }) => ({ kind: 'run', runId, userId, version: 1, ended: false }) as const)
  await notify(tx, ...news, { kind: 'wallet', userId }, ...wakes)
  // Last, so that one person's wallet row is locked for as short a time as can be.
  const held = await holdCredits(
    tx,
    ctx.actor,
    written.flatMap((run) => holdsOf(ctx, run)),
    ctx.now,
  )
  if (!held.ok) return held
  return ok(written.map((run) => newRunView({ ...run.plan, ...run, createdAt: ctx.now }, nameOf)))
}

async function insertRuns(tx: Tx, ctx: UserCtx, runs: readonly NewRun[]): Promise<boolean> {
  const { teamId, userId } = ctx.actor
  const { count } = await tx.run.createMany({
    data: runs.map(({ runId, key, requestHash, sweep, plan: { settings, quotedCenticredits } }) => ({
      ...(sweep && { sweepId: sweep.id, cell: sweep.cell }),
      ...{ id: runId, teamId, userId, idempotencyKey: key, requestHash, quotedCenticredits },
      ...{ modelId: settings.model, operation: settings.operation, settings, prompt: settings.prompt },
      ...{ createdAt: ctx.now, updatedAt: ctx.now },
    })),
    skipDuplicates: true,
  })
  if (count > 0 && count < runs.length) throw new Error('some of these runs were there already')
  return count === runs.length
}

async function insertInputs(tx: Tx, runs: readonly NewRun[]): Promise<void> {
  const data = runs.flatMap(({ runId, plan }) => plan.inputs.map((input) => ({ runId, ...input })))
  if (data.length > 0) await tx.runInput.createMany({ data })
}

const generationsOf = ({ now }: UserCtx, { plan }: NewRun): NewGeneration[] =>
  plan.seeds.map((seed, position) => ({
    id: newId(now.getTime()),
    position,
    seed: seed === null ? null : BigInt(seed),
    costCenticredits: plan.costCenticredits,
  }))

async function insertGenerations(tx: Tx, { actor, now }: UserCtx, runs: readonly Written[]): Promise<void> {
  const deadlineAt = new Date(now.getTime() + QUEUE_DEADLINE_MS)
  const data = runs.flatMap(({ runId, capability, generations }) =>
    generations.map((generation) => ({
      ...{ ...generation, runId, teamId: actor.teamId, deadlineAt, createdAt: now },
      listCenticredits: capability.listPrice.centicredits,
    })),
  )
  await tx.generation.createMany({ data })
}

function holdsOf({ now }: UserCtx, { plan, capability, generations }: Written) {
  const timeoutMs = capability.timeoutMs ?? connectionFor(plan.settings.model)?.timeoutMs ?? 0
  const expiresAt = new Date(now.getTime() + QUEUE_DEADLINE_MS + timeoutMs + 2 * STORE_MARGIN_MS)
  return generations.map(({ id: subjectId, costCenticredits: amountCenticredits }) => ({
    ...{ subjectId, amountCenticredits, expiresAt },
  }))
}
