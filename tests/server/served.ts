import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startStabilityServer } from '../mocks/stability-server'
import { freshDatabase } from '../support/database'
import { startServer, type TestServer } from '../support/server'
import { type Answer, Caller } from './caller'
import { type Peek, peekInto } from './peek'

export const KEY = 'sk-canary-4f1d8a7c9e2b6035'
const PASSWORD = 'a long enough password'

type Options = {
  env?: Record<string, string>
  /** Keep everything that anybody is answered in `heard`. */
  record?: boolean
  /** Use this one, and leave it, instead of a fresh copy of the template. */
  databaseUrl?: string
}

/** The built app as a process, with its own database, data folder and upstream, and what is needed to look inside. */
export async function openServed(options: Options = {}) {
  const closers: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const each of closers.splice(0).reverse()) await each()
  }
  try {
    return { ...(await openAll(options, (each) => closers.push(each))), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function openAll(
  { env = {}, record = false, databaseUrl }: Options,
  onClose: (close: () => Promise<unknown>) => void,
) {
  const database = databaseUrl ? { url: databaseUrl, drop: async () => {} } : await freshDatabase()
  onClose(database.drop)
  const upstream = await startStabilityServer()
  onClose(upstream.close)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'triptych-served-'))
  onClose(() => rm(dataDir, { recursive: true, force: true }))
  const peek = peekInto(database.url)
  onClose(peek.close)
  const everySetting = {
    DATA_DIR: dataDir,
    LOG_LEVEL: 'info',
    NEXTAUTH_SECRET: 'a secret for tests only, 32 characters',
    SIGNUP: 'open',
    STABILITY_API_KEY: KEY,
    STABILITY_BASE_URL: upstream.url,
    STABILITY_REQUESTS_PER_10S: '0',
    STABILITY_TIMEOUT_MS: '60000',
    ...env,
  }
  /** One more server on the same database and data folder. */
  const serve = async (more: Record<string, string> = {}) => {
    const server = await startServer({ databaseUrl: database.url, env: { ...everySetting, ...more } })
    onClose(() => server.stop())
    return server
  }
  const server = await serve()
  /** With `record`: everything any caller made by `visitor` and `person` was answered. */
  const heard: { path: string; answer: Answer }[] = []
  const visitor = (at: TestServer = server): Caller => {
    const hear = (answer: Answer, address: string) => heard.push({ path: address, answer })
    return new Caller(() => at.url, undefined, record ? hear : undefined)
  }
  const owner = visitor()
  await join(owner, '/api/v1/set-up', { name: 'Ada', email: 'ada@example.com', password: PASSWORD })

  /** Somebody new, signed in, with the credits of a newcomer and these more. */
  async function person(name: string, credits?: number): Promise<Person> {
    const caller = visitor()
    const email = `${name.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}@example.com`
    const id = await join(caller, '/api/v1/sign-up', { name, email, password: PASSWORD })
    if (credits !== undefined) await grant(owner, email, credits)
    return Object.assign(caller, { id, email })
  }

  return { server, upstream, dataDir, peek, serve, heard, visitor, owner, person }
}

async function grant(owner: Caller, email: string, credits: number) {
  const granted = await owner.post('/api/v1/credits/grants', { email, credits })
  if (granted.status !== 201) throw new Error(`grant: ${granted.status} ${granted.text}`)
}

export type Served = Awaited<ReturnType<typeof openServed>>
export type Person = Caller & { id: string; email: string }

/** Makes an account and signs the caller in as it. Gives the person's id. */
async function join(caller: Caller, path: string, body: object): Promise<string> {
  const answer = await caller.post(path, body)
  const cookie = answer.headers['set-cookie']?.split(';')[0]
  if (answer.status !== 201 || !cookie) throw new Error(`${path}: ${answer.status} ${answer.text}`)
  caller.cookie = cookie
  return (answer.json as { id: string }).id
}

export async function unfinished(peek: Peek): Promise<number> {
  const [row] = await peek.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM "Generation" WHERE "finishedAt" IS NULL`,
  )
  return row?.n ?? Number.NaN
}

/** Jobs that are waiting, running or will be tried again; of one queue, or of all. */
export async function openJobs(peek: Peek, queue?: string): Promise<number> {
  const [row] = await peek.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND name = COALESCE($1, name)`,
    [queue ?? null],
  )
  return row?.n ?? Number.NaN
}
