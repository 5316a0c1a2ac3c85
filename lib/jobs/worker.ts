import type { Job } from 'pg-boss'
import { onGap, subscribe } from '@/lib/events'
import { logger } from '@/lib/logger'
import { boss, HEARTBEAT_SECONDS } from './boss'
import { type Payload, QUEUES, type QueueName } from './schema'

type Handler<Q extends QueueName> = (payload: Payload<Q>, signal: AbortSignal) => Promise<void>
type WorkOptions = { concurrency: number; groupConcurrency?: number }
type Running = { job: Job; work: Promise<void> }

const POLL_MS = 1000
const SETTLE_MS = 15
const LOOK_AGAIN_MS = 100

/**
 * Takes jobs of one queue, as many at once as `concurrency`, woken by notices and polling as a floor.
 * One fetch fills all free places, unlike pg-boss' own workers that each ask for themselves.
 */
export class QueueWorker<Q extends QueueName> {
  readonly #running = new Map<string, Running>()
  #finished: Job[] = []
  #flush: Promise<void> | undefined
  #completed: Promise<void> = Promise.resolve()
  #fetching: Promise<void> | undefined
  #again = false
  /** Whether the last look may have left jobs behind for want of a place. */
  #leftSome = false
  #lookAgain: NodeJS.Timeout | undefined
  #stopped = false
  readonly #abort = new AbortController()
  readonly #ends: (() => void)[] = []

  constructor(
    readonly queue: Q,
    readonly handler: Handler<Q>,
    readonly options: WorkOptions,
  ) {}

  start(): void {
    const wake = () => this.#fill()
    const poll = setInterval(wake, POLL_MS)
    const beat = setInterval(() => void this.#touch(), (HEARTBEAT_SECONDS / 3) * 1000)
    this.#ends.push(
      subscribe('jobs', (notice) => notice.kind === 'jobs' && notice.queue === this.queue && wake()),
      onGap(wake),
      () => clearInterval(poll),
      () => clearInterval(beat),
      () => clearTimeout(this.#lookAgain),
    )
    wake()
  }

  /** Takes no more jobs, gives the running ones `graceMs`, then aborts them. */
  async stop(graceMs: number): Promise<void> {
    this.#stopped = true
    const all = () => Promise.allSettled([...this.#running.values()].map((running) => running.work))
    // What is being fetched just now is already this worker's: nobody else has it before this one is thought dead.
    const done = async () => this.#fetching?.then(all) ?? all()
    let timer: NodeJS.Timeout | undefined
    await Promise.race([done(), new Promise((resolve) => (timer = setTimeout(resolve, graceMs)))])
    clearTimeout(timer)
    this.#abort.abort()
    await all()
    for (const end of this.#ends) end()
    await this.#flush
    await this.#complete()
  }

  #fill(): void {
    this.#again = true
    if (!this.#stopped) this.#fetching ??= this.#fetchAll()
  }

  async #fetchAll(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false
        await this.#fetchOnce()
      }
    } catch (error) {
      logger().warn({ err: error, queue: this.queue }, 'cannot fetch jobs')
    } finally {
      // In the same breath as the last look at #again: who wakes it later starts it anew.
      this.#fetching = undefined
    }
  }

  async #fetchOnce(): Promise<void> {
    const free = this.options.concurrency - this.#running.size
    this.#leftSome = free <= 0
    if (this.#leftSome) return
    clearTimeout(this.#lookAgain)
    this.#lookAgain = undefined
    const { groupConcurrency } = this.options
    // The number stands in the statement itself: a few sizes, a few plans to keep.
    const batchSize = 2 ** Math.floor(Math.log2(free))
    const jobs = await (await boss()).fetch<object>(this.queue, {
      batchSize,
      ...(groupConcurrency && { groupConcurrency }),
    })
    if (this.#abort.signal.aborted) return this.#tell('fail', jobs)
    for (const job of jobs) this.#run(job)
    this.#leftSome = jobs.length === batchSize
    if (this.#leftSome) this.#again = true
  }

  #run(job: Job): void {
    // After a long loss of the database a job comes back to the very process that is still at it.
    if (this.#running.has(job.id)) return
    const work = this.#handle(job).finally(() => {
      this.#running.delete(job.id)
      this.#refill()
    })
    this.#running.set(job.id, { job, work })
  }

  // At once where somebody is known to wait. Elsewhere soon: another worker may have had all a person is allowed.
  #refill(): void {
    const { groupConcurrency = Number.POSITIVE_INFINITY } = this.options
    if (this.#leftSome || this.#running.size + 1 >= groupConcurrency) this.#fill()
    else if (!this.#stopped) this.#lookAgain ??= setTimeout(() => this.#fill(), LOOK_AGAIN_MS)
  }

  async #handle(job: Job): Promise<void> {
    try {
      await this.handler(QUEUES[this.queue].parse(job.data) as Payload<Q>, this.#abort.signal)
      this.#finished.push(job)
      this.#flush ??= new Promise((resolve) => setTimeout(() => resolve(this.#complete()), SETTLE_MS))
    } catch (error) {
      logger().error({ err: error, queue: this.queue, jobId: job.id }, 'job failed')
      await this.#tell('fail', [job])
    }
  }

  // Completions are off the way to the answer and go together: a lost one only means an idempotent second look.
  async #complete(): Promise<void> {
    const jobs = this.#finished
    this.#finished = []
    this.#flush = undefined
    const before = this.#completed
    this.#completed = jobs.length > 0 ? this.#tell('complete', jobs).then(() => before) : before
    await this.#completed
  }

  async #touch(): Promise<void> {
    const jobs = [...this.#running.values()].map((running) => running.job)
    if (jobs.length > 0) await this.#tell('touch', jobs)
  }

  // Never throws: what the queue was not told only means that a job is looked at once more.
  async #tell(what: 'complete' | 'fail' | 'touch', jobs: Job[]): Promise<void> {
    try {
      await (await boss())[what](this.queue, jobs)
    } catch (error) {
      logger().warn({ err: error, queue: this.queue, what }, 'cannot tell the queue of jobs')
    }
  }
}
