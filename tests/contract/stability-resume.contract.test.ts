import { describe, expect, it } from 'vitest'
import { LEAVE_IT_RUNNING, type Ticket } from '@/lib/providers/provider'
import { createStabilityProvider } from '@/lib/providers/stability/connect'
import { CANARY_KEY } from './render-request'
import { optionsOf, ordersForFile, upscale } from './stability-orders'
import { connect, POLL_EVERY_MS } from './stability-upstream'

const { server, jobs, resume, ordered } = ordersForFile()

describe('a process that dies', () => {
  it.each([0, 1, 2, 3, 4])('after %i looks is followed by another, which submits nothing', async (looks) => {
    jobs().setPending(4)
    const stop = new AbortController()
    const before = server().count()
    let kept: Ticket | undefined
    const onAccepted = async (ticket: Ticket) => {
      kept = JSON.parse(JSON.stringify(ticket))
    }
    const dying = connect(server().url).render(upscale, optionsOf({ signal: stop.signal, onAccepted }))
    await expect.poll(() => kept !== undefined && jobs().polls.length >= looks, { interval: 1 }).toBe(true)
    stop.abort(LEAVE_IT_RUNNING)
    expect(await dying).toMatchObject({ kind: 'cancelled', retryable: false })
    const outcome = await resume(kept ?? {})
    expect(outcome).toMatchObject({ kind: 'image', seed: 77, widthPx: 128, heightPx: 160 })
    expect(server().count() - before).toBe(1)
    expect(jobs().polls.length).toBeGreaterThanOrEqual(5)
  })

  it('before the first look leaves the order as it is', async () => {
    const ticket = await ordered()
    expect(jobs().polls).toEqual([])
    expect((await resume(ticket)).kind).toBe('image')
  })

  it('with little time left still asks once', async () => {
    jobs().setPending(0)
    const ticket = await ordered()
    const slow = createStabilityProvider({ apiKey: CANARY_KEY, baseUrl: server().url })
    expect((await resume(ticket, { deadlineMs: 3000 }, slow)).kind).toBe('image')
  })

  it('for a day finds the picture gone', async () => {
    const ticket = await ordered()
    jobs().expire()
    expect(await resume(ticket)).toMatchObject({ kind: 'bad-answer', code: 'UPSTREAM_JOB_GONE' })
  })

  it('and comes back with another key finds nothing', async () => {
    const ticket = await ordered()
    const other = createStabilityProvider({
      ...{ apiKey: 'sk-anotherKeyOfAnotherAccount', baseUrl: server().url, pollEveryMs: POLL_EVERY_MS },
    })
    expect(await resume(ticket, {}, other)).toMatchObject({ code: 'UPSTREAM_JOB_GONE' })
  })

  const unreadable: Ticket[] = [
    ...[{}, { other: 'x' }, { id: null }, { id: 7 }, { id: '' }],
    ...[{ id: '../x' }, { id: 'a/b' }, { id: 'a?b' }, { id: 'x'.repeat(129) }],
  ]
  it.each(unreadable)('and left the ticket %j sends nothing', async (ticket) => {
    expect(await resume(ticket)).toMatchObject({ kind: 'bad-answer', code: 'UPSTREAM_TICKET_UNREADABLE' })
    expect(jobs().polls).toEqual([])
  })
})
