import { Client } from 'pg'
import { migrate } from '../../lib/db/migrate'
import { ensureBuild } from '../../scripts/build.mjs'
import { at, MIGRATIONS } from '../../scripts/paths.mjs'
import { openPostgres } from '../../scripts/postgres.mjs'
import type { LoadMethods } from './load'
import { type Methods, type Remote, remote } from './remote'
import { openStudio, type Studio } from './studio'
import type { Upstream } from './upstream'

export type Postgres = Awaited<ReturnType<typeof openPostgres>>

/** What every measurement stands on; everything opened through it is closed with it, last opened first. */
export class Stage {
  readonly #closers: (() => unknown)[] = []
  readonly #built: () => Promise<unknown>
  #databases = 0

  private constructor(readonly postgres: Postgres) {
    let built: Promise<unknown> | undefined
    this.#built = () => (built ??= ensureBuild())
  }

  /** A real PostgreSQL that keeps what it is told, as the one of `npm start`. */
  static async open(): Promise<Stage> {
    const stage = new Stage(await openPostgres(at('.data', 'bench', 'postgres')))
    stage.onClose(() => stage.postgres.stop())
    return stage
  }

  onClose(close: () => unknown): void {
    this.#closers.push(close)
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) await close()
  }

  /** An empty database, with the studio's tables unless told otherwise. */
  async database({ migrated = true } = {}): Promise<string> {
    const name = `bench_${process.pid}_${++this.#databases}`
    await this.#administer(`CREATE DATABASE ${name}`)
    this.onClose(() => this.#administer(`DROP DATABASE ${name} WITH (FORCE)`))
    const url = this.postgres.url(name)
    if (migrated) await migrate(url, MIGRATIONS)
    return url
  }

  async #administer(statement: string): Promise<void> {
    const client = new Client({ connectionString: this.postgres.url('postgres') })
    await client.connect()
    await client.query(statement)
    await client.end()
  }

  spawn<M extends Methods>(file: string, env: Record<string, string> = {}): Remote<M> {
    const child = remote<M>(file, env)
    this.onClose(() => child.stop())
    return child
  }

  async upstream(latencyMs: number): Promise<{ remote: Remote<Upstream>; url: string }> {
    const upstream = this.spawn<Upstream>('upstream.ts')
    await upstream.call('setLatency', latencyMs)
    return { remote: upstream, url: await upstream.call('url') }
  }

  load = (): Remote<LoadMethods> => this.spawn<LoadMethods>('load.ts')

  /** The built app on a database of its own. `close` ends it before the stage does. */
  async studio(upstreamUrl: string, renders: number, nodeArgs: string[] = []): Promise<Studio> {
    await this.#built()
    const studio = await openStudio({ databaseUrl: await this.database(), upstreamUrl, renders, nodeArgs })
    let stopped: Promise<void> | undefined
    const stop = () => (stopped ??= studio.stop())
    this.onClose(stop)
    return { ...studio, stop }
  }
}
