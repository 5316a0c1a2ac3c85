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
  /** Leave the studio as it is on its very first start: no owner yet. */
  fresh?: boolean
  /** Keep everything that anybody is answered in `heard`. */
  record?: boolean
  /** Use this one, and leave it, instead of a fresh copy of the template. */
  databaseUrl?: string
}

/** The built app as a process, with its own database, data folder and upstream, and what is needed to look inside. */
export async function openServed({ env = {}, fresh = false, record = false, databaseUrl }: Options = {}) {
  const database = databaseUrl ? { url: databaseUrl, drop: async () => {} } : await freshDatabase()
  const upstream = await startStabilityServer()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'triptych-served-'))
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
  const servers: TestServer[] = []
  const serve = async (more: Record<string, string> = {}) => {
    const server = await startServer({ databaseUrl: database.url, env: { ...everySetting, ...more } })
    servers.push(server)
    return server
  }
  const server = await serve()
  const peek = peekInto(database.url)
  const served = {
    server,
    upstream,
    dataDir,
    peek,
    /** With `record`: everything any caller made by `visitor` and `person` was answered. */
    heard: [] as { path: string; answer: Answer }[],
    /** One more server on the same database and data folder. */
    serve,
    visitor: (at: TestServer = server): Caller =>
      new Caller(
        () => at.url,
        undefined,
        (answer, path) => {
          if (record) served.heard.push({ answer, path })
        },
      ),
    owner: undefined as unknown as Caller,
    async person(name: string, credits?: number): Promise<Person> {
      const caller = served.visitor()
      const email = `${name.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}@example.com`
      const id = await join(caller, '/api/v1/sign-up', { name, email, password: PASSWORD })
      if (credits !== undefined) {
        const granted = await served.owner.post('/api/v1/credits/grants', { email, credits })
        if (granted.status !== 201) throw new Error(`grant: ${granted.status} ${granted.text}`)
      }
      return Object.assign(caller, { id, email })
    },
    async close() {
      await Promise.all(servers.map((each) => each.stop()))
      await peek.close()
      await upstream.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
  if (!fresh) {
    served.owner = served.visitor()
    await join(served.owner, '/api/v1/set-up', { name: 'Ada', email: 'ada@example.com', password: PASSWORD })
  }
  return served
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
