import { describe, expect, it } from 'vitest'
import { LEAVE_IT_RUNNING } from '@/lib/providers/provider'
import { createStabilityProvider } from '@/lib/providers/stability/connect'
import type { Scenario } from '../mocks/scenario'
import * as answers from '../mocks/stability-answers'
import { CANARY_KEY } from './render-request'
import { json, optionsOf, ordersForFile, relight, upscale } from './stability-orders'
import { POLL_EVERY_MS } from './stability-upstream'

const { server, lastRequest, jobs, render, gapsMs } = ordersForFile()

describe('an order', () => {
  it.each([
    ['creative upscale', upscale, [128, 160]],
    ['relight', relight, [64, 80]],
  ] as const)(
    '%s is submitted once, handed on as a ticket, and fetched when it is done',
    async (_, request, size) => {
      jobs().setPending(3)
      const { outcome, tickets, submits } = await render({ request })
      expect(outcome).toMatchObject({ kind: 'image', widthPx: size[0], heightPx: size[1], seed: 77 })
      expect(submits).toBe(1)
      expect(jobs().polls).toHaveLength(4)
      expect(tickets).toEqual([{ id: expect.stringMatching(/^[0-9a-f]{64}$/) }])
      for (const { id, headers } of jobs().polls) {
        expect(id).toBe(tickets[0]?.id)
        expect(headers).toMatchObject({ authorization: `Bearer ${CANARY_KEY}`, accept: '*/*' })
      }
    },
  )

  it('is never asked for sooner than the interval, the first time included', async () => {
    jobs().setPending(4)
    const startedMs = performance.now()
    await render()
    const first = (jobs().polls[0]?.atMs ?? 0) - startedMs
    for (const gap of [first, ...gapsMs()]) expect(gap).toBeGreaterThan(POLL_EVERY_MS - 3)
  })

  it('is asked for once in 10 s when nothing else is said', async () => {
    const provider = createStabilityProvider({ apiKey: CANARY_KEY, baseUrl: server().url })
    const outcome = await provider.render(upscale, optionsOf({ deadlineMs: 2000 }))
    expect(outcome).toMatchObject({ kind: 'unavailable', code: 'UPSTREAM_TIMEOUT' })
    expect(jobs().polls).toHaveLength(1)
  })

  it('is not followed before its ticket is kept', async () => {
    const { outcome } = await render({
      onAccepted: async () => {
        await new Promise((resolve) => setTimeout(resolve, 4 * POLL_EVERY_MS))
        expect(jobs().polls).toEqual([])
      },
    })
    expect(outcome.kind).toBe('image')
  })

  it('whose ticket cannot be kept is let go, without a throw', async () => {
    const onAccepted = () => Promise.reject(new Error('the database is away'))
    const { outcome, submits } = await render({ onAccepted })
    expect(outcome).toMatchObject({ kind: 'unavailable', code: 'JOB_NOT_NOTED', retryable: false })
    expect([submits, jobs().polls]).toEqual([1, []])
  })

  it('that is answered with the picture itself is done', async () => {
    server().setAnswer(answers.picture)
    const { outcome, tickets } = await render()
    expect(outcome).toMatchObject({ kind: 'image', seed: 77 })
    expect(tickets).toEqual([])
    expect(jobs().polls).toEqual([])
  })

  const orderRefused: [string, Scenario, object][] = [
    ['400', answers.faults.badRequest, { kind: 'refused', code: 'UPSTREAM_BAD_REQUEST' }],
    ['401', answers.faults.unauthorized, { kind: 'refused', code: 'UPSTREAM_UNAUTHORIZED' }],
    ['402', answers.faults.outOfFunds, { kind: 'out-of-funds' }],
    ['403', answers.faults.moderated, { kind: 'filtered', code: 'UPSTREAM_MODERATED' }],
    ['413', answers.faults.tooLarge, { kind: 'refused', code: 'UPSTREAM_TOO_LARGE' }],
    ['422', answers.faults.unprocessable, { kind: 'refused', code: 'UPSTREAM_UNPROCESSABLE' }],
    ['429', answers.faults.rateLimited, { kind: 'rate-limited', retryable: true, retryAfterMs: 60_000 }],
    ['500', answers.faults.internal, { kind: 'unavailable', code: 'UPSTREAM_ERROR' }],
    ['an id that is none', json({ id: '../../v1/user/account' }), { kind: 'bad-answer' }],
    ['an id that is a number', json({ id: 7 }), { kind: 'bad-answer' }],
    ['an empty id', json({ id: '' }), { kind: 'bad-answer' }],
    [
      '202 without an id',
      { ...json({}), status: 202 },
      { kind: 'bad-answer', code: 'UPSTREAM_UNEXPECTED_STATUS' },
    ],
  ]
  it.each(orderRefused)('answered with %s has no ticket and is not followed', async (_, answer, expected) => {
    server().setAnswer(answer)
    const { outcome, tickets, submits } = await render()
    expect(outcome).toMatchObject({ retryable: false, ...expected })
    expect([tickets, submits, jobs().polls]).toEqual([[], 1, []])
  })
})

describe('a person who cancels', () => {
  it.each([undefined, LEAVE_IT_RUNNING])(
    'just stops, for there is no cancel upstream (%s)',
    async (reason) => {
      jobs().setPending(1000)
      const stop = new AbortController()
      const rendering = render({ signal: stop.signal })
      await expect.poll(() => jobs().polls.length).toBeGreaterThan(1)
      stop.abort(reason)
      const { outcome, submits } = await rendering
      expect(outcome).toMatchObject({ kind: 'cancelled', code: 'CANCELLED', retryable: false })
      const looks = jobs().polls.length
      await new Promise((resolve) => setTimeout(resolve, 3 * POLL_EVERY_MS))
      expect([submits, jobs().polls.length]).toEqual([1, looks])
      expect(lastRequest().method).toBe('POST')
    },
  )
})
