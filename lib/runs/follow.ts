import type { UserCtx } from '@/lib/core/actor'
import { getWallet } from '@/lib/credits'
import { db } from '@/lib/db'
import { type Notice, onGap, subscribe } from '@/lib/events'
import { logger } from '@/lib/logger'
import { loadRuns, runsChangedSince } from './queries'

/** Who is shut out hears nothing more five seconds later. */
const CHECK_MS = 4000
/** How far before the last seen event to look again: a transaction may commit after a later-stamped one. */
const OVERLAP_MS = 60_000
const encoder = new TextEncoder()

type FollowOptions = {
  /** When the browser last heard something; undefined on a first connection. */
  since: Date | undefined
  signal: AbortSignal
  /** Asked every four seconds: false ends the stream, for who was suspended or signed out meanwhile. */
  mayStay: () => Promise<boolean>
}

/**
 * Server-sent events of one person: `ready`, then `run` (RunView) and `wallet` (WalletView) as they change,
 * `progress` ({ runId, generationId, fraction }) where an upstream says how far it is, `inbox` ({}) when there is news
 * in theirs, and `team` ({ what, id }) for what changed in the team they act in.
 * Opens with everything unfinished or changed since `since`, so a reconnect misses nothing.
 */
export function followRuns(ctx: UserCtx, options: FollowOptions): ReadableStream<Uint8Array> {
  const following = new Following(ctx, options)
  return new ReadableStream({
    start: (controller) => following.start(controller),
    cancel: () => following.close(),
  })
}

class Following {
  #out: ReadableStreamDefaultController<Uint8Array> | undefined
  readonly #dirtyRuns = new Set<string>()
  #dirtyWallet = false
  #reading = false
  /** News of the team in the order they came. */
  #telling: Promise<unknown> = Promise.resolve()
  #ends: (() => void)[] = []

  constructor(
    readonly ctx: UserCtx,
    readonly options: FollowOptions,
  ) {}

  start(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.#out = controller
    const check = setInterval(() => this.#quietly(this.#check()), CHECK_MS)
    this.#ends = [
      subscribe(`person:${this.ctx.actor.userId}`, (notice) => this.#heard(notice)),
      subscribe(`team:${this.ctx.actor.teamId}`, (notice) => this.#heardOfTeam(notice)),
      onGap(() => this.#quietly(this.#catchUp(new Date()))),
      () => clearInterval(check),
    ]
    this.options.signal.addEventListener('abort', () => this.close())
    this.#write('retry: 1000\n\n')
    this.#send('ready', {})
    this.#quietly(this.#catchUp(this.options.since))
  }

  close(): void {
    for (const end of this.#ends.splice(0)) end()
    try {
      this.#out?.close()
    } catch {
      // The browser closed it first.
    }
    this.#out = undefined
  }

  #heard(notice: Notice): void {
    if (notice.kind === 'progress') {
      const { runId, generationId, fraction } = notice
      this.#write(`event: progress\ndata: ${JSON.stringify({ runId, generationId, fraction })}\n\n`)
      return
    }
    if (notice.kind === 'inbox') {
      this.#send('inbox', {})
      return
    }
    if (notice.kind === 'run') this.#dirtyRuns.add(notice.runId)
    if (notice.kind === 'wallet') this.#dirtyWallet = true
    if (!this.#reading) this.#quietly(this.#drain())
  }

  #heardOfTeam(notice: Notice): void {
    if (notice.kind !== 'team' || notice.userIds?.includes(this.ctx.actor.userId) === false) return
    // Whoever was just removed is told nothing more, neither of this nor of what comes while they are looked up.
    const turn = this.#telling.then(async () => {
      if (notice.what === 'members') await this.#check()
      this.#send('team', { what: notice.what, id: notice.id })
    })
    this.#telling = turn.catch(() => {})
    this.#quietly(turn)
  }

  // One read at a time: what changes meanwhile is gathered and read together next.
  async #drain(): Promise<void> {
    this.#reading = true
    try {
      while (this.#out && (this.#dirtyRuns.size > 0 || this.#dirtyWallet)) {
        const runIds = [...this.#dirtyRuns]
        const wallet = this.#dirtyWallet
        this.#dirtyRuns.clear()
        this.#dirtyWallet = false
        // One's own in another team is told to a page of that team; what one left behind, to nobody here.
        for (const run of await loadRuns(runIds, db(), this.ctx.actor)) this.#send('run', run)
        if (wallet) this.#send('wallet', await getWallet(this.ctx))
      }
    } finally {
      this.#reading = false
    }
  }

  async #catchUp(since: Date | undefined): Promise<void> {
    const from = since && new Date(since.getTime() - OVERLAP_MS)
    for (const run of await runsChangedSince(this.ctx, from)) this.#send('run', run)
    this.#send('wallet', await getWallet(this.ctx))
  }

  async #check(): Promise<void> {
    if (await this.options.mayStay()) this.#write(': still here\n\n')
    else this.close()
  }

  #send(event: string, data: unknown): void {
    this.#write(`id: ${Date.now()}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  #write(text: string): void {
    this.#out?.enqueue(encoder.encode(text))
  }

  #quietly(work: Promise<unknown>): void {
    work.catch((error) => logger().warn({ err: error }, 'event stream'))
  }
}
