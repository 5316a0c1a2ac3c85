import { expect, it } from 'vitest'
import { LEAVE_IT_RUNNING, type Outcome, type RenderOptions, type Ticket } from '@/lib/providers/provider'

/** One upstream whose jobs are followed, for the rules that hold for all of them. */
export type Followed = {
  /** Renders against a job that is over after `pending` looks; undefined: never. */
  render(pending: number | undefined, options: RenderOptions): Promise<Outcome>
  /** Renders against a job that is over at once, whose picture never arrives. */
  renderStuck(options: RenderOptions): Promise<Outcome>
  /** Calls that asked for the picture itself. */
  fetches(): number
  resume(ticket: Ticket, pending: number | undefined, options: RenderOptions): Promise<Outcome>
  submits(): number
  looks(): number
  /** Calls that stop the job; undefined where the API has none. */
  cancels?(): number
  /** Tickets that lead nowhere, or to somebody else. */
  badTickets: readonly Ticket[]
}

const never = () => new AbortController().signal
const options = (more: Partial<RenderOptions> = {}): RenderOptions => ({
  signal: never(),
  deadlineMs: 20_000,
  ...more,
})

/** What holds for every job that is followed: one submit whatever happens, and a ticket that survives a death. */
export function followSuite(job: Followed): void {
  async function leaveAfter(looks: number): Promise<Ticket> {
    const stop = new AbortController()
    const tickets: Ticket[] = []
    const before = job.looks()
    const onAccepted = async (given: Ticket) => {
      tickets.push(given)
    }
    const rendering = job.render(undefined, options({ signal: stop.signal, onAccepted }))
    await expect.poll(() => job.looks() - before, { interval: 1 }).toBeGreaterThanOrEqual(looks)
    stop.abort(LEAVE_IT_RUNNING)
    expect(await rendering).toMatchObject({ kind: 'cancelled' })
    expect(tickets).toHaveLength(1)
    return JSON.parse(JSON.stringify(tickets[0]))
  }

  it.each([1, 2, 3, 5])(
    'dies at look %d: the next process goes on, and nothing is sent twice',
    async (looks) => {
      const before = job.submits()
      const cancelsBefore = job.cancels?.()
      const ticket = await leaveAfter(looks)
      expect(job.cancels?.()).toBe(cancelsBefore)
      expect(await job.resume(ticket, 2, options())).toMatchObject({ kind: 'image', widthPx: 1024 })
      expect(job.submits()).toBe(before + 1)
    },
  )

  it('dies while the picture arrives: the next process fetches it', async () => {
    const stop = new AbortController()
    const tickets: Ticket[] = []
    const [submits, fetches] = [job.submits(), job.fetches()]
    const onAccepted = async (given: Ticket) => {
      tickets.push(given)
    }
    const rendering = job.renderStuck(options({ signal: stop.signal, onAccepted }))
    await expect.poll(() => job.fetches(), { interval: 1 }).toBe(fetches + 1)
    stop.abort(LEAVE_IT_RUNNING)
    expect(await rendering).toMatchObject({ kind: 'cancelled' })
    expect(await job.resume(tickets[0] ?? {}, 0, options())).toMatchObject({ kind: 'image' })
    expect(job.submits()).toBe(submits + 1)
  })

  it('dies again and again', async () => {
    const before = job.submits()
    const ticket = await leaveAfter(1)
    for (let death = 0; death < 3; death += 1) {
      const stop = new AbortController()
      const looked = job.looks()
      const going = job.resume(ticket, undefined, options({ signal: stop.signal }))
      await expect.poll(() => job.looks(), { interval: 1 }).toBeGreaterThan(looked)
      stop.abort(LEAVE_IT_RUNNING)
      expect(await going).toMatchObject({ kind: 'cancelled' })
    }
    expect(await job.resume(ticket, 0, options())).toMatchObject({ kind: 'image' })
    expect(job.submits()).toBe(before + 1)
  })

  it('holds nothing secret in its ticket', async () => {
    expect(JSON.stringify(await leaveAfter(1))).not.toMatch(/canary|Key |Bearer/)
  })

  it('a cancel by a person stops it upstream where that can be done', async () => {
    const stop = new AbortController()
    const [before, looked] = [job.cancels?.(), job.looks()]
    const rendering = job.render(undefined, options({ signal: stop.signal }))
    await expect.poll(() => job.looks(), { interval: 1 }).toBeGreaterThan(looked)
    stop.abort()
    expect(await rendering).toMatchObject({ kind: 'cancelled', code: 'CANCELLED', retryable: false })
    if (before !== undefined) expect(job.cancels?.()).toBe(before + 1)
  })

  it('the end of its time stops it too, and is not retried', async () => {
    const [before, submits] = [job.cancels?.(), job.submits()]
    const outcome = await job.render(undefined, options({ deadlineMs: 2000 }))
    expect(outcome).toMatchObject({ kind: 'unavailable', code: 'UPSTREAM_TIMEOUT', retryable: false })
    expect(job.submits()).toBe(submits + 1)
    if (before !== undefined) expect(job.cancels?.()).toBe(before + 1)
  })

  it('looks only once its ticket is kept', async () => {
    const looked = job.looks()
    const onAccepted = async () => {
      await new Promise((resolve) => setTimeout(resolve, 60))
      expect(job.looks()).toBe(looked)
    }
    expect(await job.render(0, options({ onAccepted }))).toMatchObject({ kind: 'image' })
  })

  it('a ticket that cannot be kept ends it, without a throw', async () => {
    const before = job.cancels?.()
    const onAccepted = () => Promise.reject(new Error('the database is away'))
    const outcome = await job.render(0, options({ onAccepted }))
    expect(outcome).toMatchObject({ kind: 'unavailable', code: 'JOB_NOT_NOTED', retryable: false })
    if (before !== undefined) expect(job.cancels?.()).toBe(before + 1)
  })

  it.each(job.badTickets.map((ticket) => ({ ticket })))(
    'goes nowhere with the ticket $ticket',
    async ({ ticket }) => {
      const [looks, submits] = [job.looks(), job.submits()]
      const outcome = await job.resume(ticket, 0, options())
      expect(outcome).toMatchObject({
        kind: 'bad-answer',
        code: 'UPSTREAM_TICKET_UNREADABLE',
        retryable: false,
      })
      expect([job.looks(), job.submits()]).toEqual([looks, submits])
    },
  )
}
