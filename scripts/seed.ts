import { randomBytes } from 'node:crypto'

/**
 * The story data: Ada runs the studio, Theo leads, Maya designs, Iris is the client. About sixty generations
 * in every state, made through the real path with the sandbox and spread over two weeks. Run by `npm run seed`.
 */
const DAY_MS = 86_400_000
const RealDate = Date
let shiftMs = 0

/** From here on "now" is some days ago: verbs and worker read the clock through Date alone. */
globalThis.Date = class extends RealDate {
  constructor(...args: ConstructorParameters<typeof RealDate> | []) {
    if (args.length === 0) super(RealDate.now() - shiftMs)
    else super(...(args as ConstructorParameters<typeof RealDate>))
  }
  static override now = () => RealDate.now() - shiftMs
} as DateConstructor

process.env.SANDBOX_LATENCY_MS ??= '0'
process.env.LOG_LEVEL ??= 'warn'
delete process.env.STABILITY_API_KEY
delete process.env.STABILITY_API_KEY_FILE

// Not by the door: that brings Next's own modules, which only load inside Next.
const { createPerson } = await import('@/lib/auth/create-person')
const { somebodyExists } = await import('@/lib/auth/queries')
const { closeDatabase, inTransaction } = await import('@/lib/db')
const { addCredits } = await import('@/lib/credits')
const { startListening, stopListening } = await import('@/lib/events')
const { listImages, trashImage } = await import('@/lib/gallery')
const { boss, closeBoss } = await import('@/lib/jobs')
const { StartRunInput } = await import('@/lib/runs/schema')
const runs = await import('@/lib/runs')
const { STORY } = await import('./story')

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
  const actor = { kind: 'user', userId, teamId, role: 'owner', isOperator } as const
  return () => ({ actor, now: new Date(), requestId: 'seed' })
}

async function finished(ctx: ReturnType<Awaited<ReturnType<typeof arrive>>>, runId: string) {
  const run = await runs.getRun(ctx, runId)
  return runs.waitForRun(run, 60_000)
}

async function tellStory() {
  shiftMs = 14 * DAY_MS
  const people = {
    ada: await arrive('ada', true),
    theo: await arrive('theo', false),
    maya: await arrive('maya', false),
    iris: await arrive('iris', false),
  }
  const worker = runs.startWorker()
  let generations = 0
  for (const { who, daysAgo, cancel, trash, ...input } of STORY) {
    shiftMs = daysAgo * DAY_MS
    const ctx = people[who]()
    const started = await runs.startRun(ctx, StartRunInput.parse(input), crypto.randomUUID())
    if (!started.ok) throw new Error(started.message)
    if (cancel) await runs.cancelRun(ctx, started.value.id)
    const run = await finished(ctx, started.value.id)
    generations += run.generations.length
    console.log(
      `  ${who.padEnd(5)} ${run.generations.map((g) => g.state).join(' ')}  “${run.settings.prompt.slice(0, 60)}”`,
    )
    const [newest] = trash ? (await listImages(ctx, { view: 'all', limit: 1 })).items : []
    if (newest) await trashImage(ctx, newest.id)
  }
  shiftMs = 0
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
