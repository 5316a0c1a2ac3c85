/**
 * The built app as a process of its own: `const server = await startServer({ env: { SIGNUP: 'open' } })`.
 * It gets a fresh database and data folder unless told otherwise, and nothing of the developer's environment.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SERVER } from '../../scripts/build.mjs'
import { hasEnded, spawnServer, untilReady } from '../../scripts/server.mjs'
import { freshDatabase } from './database'
import { quietPort } from './port'

export type ServerOptions = {
  env?: Record<string, string>
  /** Another one is made, and dropped in the end, when this is left out. */
  databaseUrl?: string
  /** Further arguments for Node itself, such as `--cpu-prof`. */
  nodeArgs?: string[]
}

const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'LD_LIBRARY_PATH']
const STOP_WITHIN_MS = 40_000

const inherited = () =>
  Object.fromEntries(INHERITED.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))

/** One server that can be stopped, killed and started again on the same port, database and data folder. */
class TestServer {
  #child: ReturnType<typeof spawnServer> | undefined
  #said = ''
  readonly url: string

  constructor(
    readonly env: Record<string, string>,
    readonly nodeArgs: string[],
    readonly cleanUp: () => Promise<void>,
  ) {
    this.url = `http://127.0.0.1:${env.PORT}`
  }

  get pid(): number {
    const pid = this.#child?.pid
    if (!pid) throw new Error('The server is not running.')
    return pid
  }

  get dataDir(): string {
    return this.env.DATA_DIR ?? ''
  }

  get databaseUrl(): string {
    return this.env.DATABASE_URL ?? ''
  }

  /** Everything it has printed, over all its lives. */
  logs(): string {
    return this.#said
  }

  async start(): Promise<this> {
    const child = spawnServer([...this.nodeArgs, SERVER], this.env, 'pipe')
    this.#child = child
    const keep = (chunk: Buffer) => {
      this.#said += chunk
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    try {
      await untilReady(child, this.url)
    } catch (error) {
      await this.kill9()
      throw new Error(`${(error as Error).message}\n${this.#said.slice(-4000)}`)
    }
    return this
  }

  /** SIGTERM, and its code once it has ended; SIGKILL when it takes too long. */
  async halt(): Promise<number | null> {
    return this.#end('SIGTERM')
  }

  /** SIGKILL: no chance to tidy up. */
  async kill9(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async restart(): Promise<void> {
    await this.halt()
    await this.start()
  }

  /** Ends it and removes what was made for it. */
  async stop(): Promise<void> {
    await this.halt()
    await this.cleanUp()
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child
    if (!child || hasEnded(child)) return child?.exitCode ?? null
    return new Promise((resolve) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
      child.once('exit', (code) => {
        clearTimeout(timer)
        resolve(code)
      })
      child.kill(signal)
    })
  }
}

export type { TestServer }

export async function startServer({ env = {}, databaseUrl, nodeArgs = [] }: ServerOptions = {}) {
  if (!existsSync(SERVER)) throw new Error('The app is not built: npm run build.')
  const database = databaseUrl ? undefined : await freshDatabase()
  const folder = env.DATA_DIR ? undefined : await mkdtemp(path.join(tmpdir(), 'triptych-server-'))
  const cleanUp = async () => {
    await database?.drop()
    if (folder) await rm(folder, { recursive: true, force: true })
  }
  const settings: Record<string, string> = {
    ...inherited(),
    NODE_ENV: 'production',
    HOSTNAME: '127.0.0.1',
    PORT: String(await quietPort()),
    NEXT_MANUAL_SIG_HANDLE: 'true',
    // Longer than a story waits between two requests: one sent while the server lets go of its connection is lost.
    KEEP_ALIVE_TIMEOUT: '600000',
    DATABASE_URL: databaseUrl ?? database?.url ?? '',
    DATA_DIR: folder ?? '',
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    ...env,
  }
  const server = new TestServer(settings, nodeArgs, cleanUp)
  try {
    return await server.start()
  } catch (error) {
    await cleanUp()
    throw error
  }
}
