import { randomBytes } from 'node:crypto'
import type { UserCtx } from '@/lib/core/actor'
import type { RunView } from '@/lib/runs/schema'

/**
 * The story data: Ada runs the studio, Theo leads, Maya designs, Iris is the client. About sixty generations in
 * every state, made through the real path with the sandbox, some in the team Northlight, then dated back over two weeks. By `npm run seed`.
 */
if (process.env.STABILITY_API_KEY || process.env.STABILITY_API_KEY_FILE) {
  console.error(
    'The story is drawn by the sandbox: unset STABILITY_API_KEY first, it would cost you real credits.',
  )
  process.exit(1)
}
process.env.SANDBOX = 'on'
process.env.SANDBOX_LATENCY_MS ??= '0'
process.env.LOG_LEVEL ??= 'warn'

// Not by the door: that brings Next's own modules, which only load inside Next.
const { createPerson } = await import('@/lib/auth/create-person')
const { somebodyExists } = await import('@/lib/auth/queries')
const { closeDatabase, inTransaction } = await import('@/lib/db')
const { addCredits, openWallet } = await import('@/lib/credits')
const { startListening, stopListening } = await import('@/lib/events')
const { listImages, trashImage } = await import('@/lib/gallery')
const { boss, closeBoss } = await import('@/lib/jobs')
const { StartRunInput } = await import('@/lib/runs/schema')
const runs = await import('@/lib/runs')
const { createTeam } = await import('@/lib/membership/create')
const { NORTHLIGHT, STORY } = await import('./story')

const DAYS = 14
const password = process.env.SEED_PASSWORD ?? randomBytes(9).toString('base64url')
const PEOPLE = {
  ada: 'Ada Okafor',
  theo: 'Theo Brandt',
  maya: 'Maya Lindqvist',
  iris: 'Iris Moreau',
} as const
type Who = keyof typeof PEOPLE

async function arrive(who: Who, isOperator: boolean) {
  const made = await createPerson({ name: PEOPLE[who], email: `${who}@example.com`, password, isOperator })
  if (!made.ok) throw new Error(made.message)
  const { userId, teamId } = made.value
  const gift = { amountCenticredits: 40_000, note: 'Autumn campaign budget', now: new Date() }
  if (who !== 'iris') await inTransaction((tx) => addCredits(tx, { userId, teamId }, gift))
  await dateBackArrival(userId)
  const memberships = { [teamId]: 'owner' } as const
  const actor = { kind: 'user', userId, teamId, role: 'owner', isOperator, memberships } as const
  return () => ({ actor, now: new Date(), requestId: 'seed' })
}

/** The ledger is append-only for everybody else: only the seed, on an empty studio, may date its entries back. */
async function datingBack(
  work: (tx: Parameters<Parameters<typeof inTransaction>[0]>[0]) => Promise<unknown>,
) {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`ALTER TABLE "LedgerEntry" DISABLE TRIGGER "LedgerEntry_append_only"`
    await work(tx)
    await tx.$executeRaw`ALTER TABLE "LedgerEntry" ENABLE TRIGGER "LedgerEntry_append_only"`
  })
}

const dateBackArrival = (userId: string) =>
  datingBack(async (tx) => {
    const by = `${DAYS} days`
    await tx.$executeRaw`UPDATE "User" SET "createdAt" = "createdAt" - ${by}::interval WHERE "id" = ${userId}::uuid`
    await tx.$executeRaw`
      UPDATE "LedgerEntry" e SET "createdAt" = e."createdAt" - ${by}::interval
      FROM "Wallet" w WHERE w."id" = e."walletId" AND w."userId" = ${userId}::uuid`
  })

/** The sandbox draws the story at once; in it every picture takes about as long as its model is known to. */
const dateBackRun = (runId: string, daysAgo: number, usualMs: number) =>
  datingBack(async (tx) => {
    const by = `${Math.round(daysAgo * 24 * 60)} minutes`
    const took = `${usualMs} milliseconds`
    await tx.$executeRaw`
      UPDATE "LedgerEntry" e SET "createdAt" = e."createdAt" - ${by}::interval
      FROM "Generation" g WHERE g."runId" = ${runId}::uuid AND e."subjectId" = g."id"`
    await tx.$executeRaw`
      UPDATE "Hold" h SET "createdAt" = h."createdAt" - ${by}::interval, "closedAt" = h."closedAt" - ${by}::interval
      FROM "Generation" g WHERE g."runId" = ${runId}::uuid AND h."subjectId" = g."id"`
    // Whichever of them was drawn first, on the wall they hang in the order of their run.
    await tx.$executeRaw`
      UPDATE "Image" i SET "createdAt" = r."updatedAt" - ${by}::interval - g."position" * interval '1 second',
        "deletedAt" = i."deletedAt" - ${by}::interval
      FROM "Generation" g JOIN "Run" r ON r."id" = g."runId"
      WHERE g."runId" = ${runId}::uuid AND i."generationId" = g."id"`
    await tx.$executeRaw`
      UPDATE "Generation" SET "finishedAt" = "finishedAt" - ${by}::interval,
        "createdAt" = "createdAt" - ${by}::interval - ${took}::interval,
        "startedAt" = "startedAt" - ${by}::interval - ${took}::interval * (0.85 + coalesce("seed", 0) % 31 / 100.0)
      WHERE "runId" = ${runId}::uuid`
    // How the sandbox was told to misbehave is no part of the story.
    await tx.$executeRaw`
      UPDATE "Run" SET "settings" = "settings" - 'negativePrompt'
      WHERE "id" = ${runId}::uuid AND "settings"->>'negativePrompt' LIKE '[sandbox:%'`
    await tx.$executeRaw`
      UPDATE "Run" SET "createdAt" = "createdAt" - ${by}::interval - ${took}::interval, "updatedAt" = "updatedAt" - ${by}::interval
      WHERE "id" = ${runId}::uuid`
  })

type UsualMs = (run: RunView) => number

async function tell(ctx: UserCtx, scene: (typeof STORY)[number], usualMsOf: UsualMs) {
  const { who: _, where, daysAgo, cancel, trash, fromNewest, ...rest } = scene
  const newestId = async () => (await listImages(ctx, { view: 'all', limit: 1 })).items[0]?.id
  const input = StartRunInput.parse({ ...rest, ...(fromNewest && { image: await newestId() }) })
  const started = await runs.startRun(ctx, input, crypto.randomUUID())
  if (!started.ok) throw new Error(started.message)
  if (cancel) await runs.cancelRun(ctx, started.value.id)
  const run = await runs.waitForRun(started.value, 60_000)
  if (!run.done) throw new Error(`“${run.settings.prompt}” took longer than a minute`)
  if (where === 'shown') await runs.showRun(ctx, run.id, true)
  const discarded = trash ? await newestId() : undefined
  if (discarded) await trashImage(ctx, discarded)
  await dateBackRun(run.id, daysAgo, usualMsOf(run))
  return run
}

const line = (who: string, run: RunView) =>
  `  ${who.padEnd(5)} ${run.generations.map((each) => each.state).join(' ')}  “${run.settings.prompt.slice(0, 60)}”`

/** How long each model is said to take, before anything was made here. */
async function readUsualTimes(ctx: UserCtx): Promise<UsualMs> {
  const models = await runs.listModels(ctx)
  return ({ settings }) =>
    models
      .find(({ id }) => id === settings.model)
      ?.capabilities.find(({ operation }) => operation === settings.operation)?.usualMs ?? 0
}

type People = Record<Who, () => UserCtx>

/** Theo's team with Maya and Ada in it; gives everybody there as they act in it. */
async function openNorthlight(people: People): Promise<Record<keyof typeof NORTHLIGHT, () => UserCtx>> {
  const made = await createTeam(people.theo(), { name: 'Northlight' })
  if (!made.ok) throw new Error(made.message)
  const teamId = made.value.id
  for (const who of ['theo', 'maya', 'ada'] as const)
    await seat(people[who]().actor.userId, teamId, NORTHLIGHT[who])
  const inTeam = (who: keyof typeof NORTHLIGHT) => () => {
    const { actor, ...rest } = people[who]()
    const role = NORTHLIGHT[who]
    return {
      ...rest,
      actor: { ...actor, teamId, role, memberships: { ...actor.memberships, [teamId]: role } },
    }
  }
  return { theo: inTeam('theo'), maya: inTeam('maya'), ada: inTeam('ada') }
}

const seat = (userId: string, teamId: string, role: 'owner' | 'editor' | 'viewer') =>
  inTransaction(async (tx) => {
    const now = new Date()
    const createdAt = new Date(now.getTime() - 12 * 86_400_000)
    await tx.membership.upsert({
      where: { teamId_userId: { teamId, userId } },
      create: { teamId, userId, role, createdAt },
      update: { createdAt },
    })
    await openWallet(tx, { teamId, userId, grantCenticredits: 0, note: '', now })
    const gift = { amountCenticredits: 20_000, note: 'Winter campaign of Northlight', now: createdAt }
    if (role !== 'viewer') await addCredits(tx, { teamId, userId }, gift)
  })

async function tellStory() {
  const people = {
    ada: await arrive('ada', true),
    theo: await arrive('theo', false),
    maya: await arrive('maya', false),
    iris: await arrive('iris', false),
  }
  const usualMsOf = await readUsualTimes(people.ada())
  const northlight = await openNorthlight(people)
  const worker = runs.startWorker()
  let generations = 0
  for (const scene of STORY) {
    const { who, where } = scene
    const inTeam = where && who !== 'iris' ? northlight[who] : undefined
    const run = await tell((inTeam ?? people[who])(), scene, usualMsOf)
    generations += run.generations.length
    console.log(line(scene.who, run))
  }
  await worker.stop(60_000)
  return generations
}

await startListening()
await boss()
await runs.seedPrices()
if (await somebodyExists()) {
  console.log('Somebody lives here already: the story is for an empty studio. Nothing was changed.')
} else {
  const generations = await tellStory()
  const names = Object.keys(PEOPLE).map((who) => `${who}@example.com`)
  console.log(`\n${generations} generations. Sign in as ${names.join(', ')} with the password ${password}`)
}
await closeBoss()
await stopListening()
await closeDatabase()
// pg-boss lets go of its connections some time later.
process.exit(0)
