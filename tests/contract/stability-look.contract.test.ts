import { describe, expect, it } from 'vitest'
import type { Outcome } from '@/lib/providers/provider'
import type { Scenario } from '../mocks/scenario'
import * as answers from '../mocks/stability-answers'
import { CUT_FAULTS, PICTURE_FAULTS } from '../mocks/transport-faults'
import { CANARY_KEY } from './render-request'
import { json, ordersForFile } from './stability-orders'
import { POLL_EVERY_MS } from './stability-upstream'

const { jobs, render, gapsMs } = ordersForFile()

describe('a look at the result', () => {
  const ends: [string, Scenario | typeof answers.picture, Partial<Outcome>][] = [
    [
      '200 blurred, in the header',
      answers.filteredHeader,
      { kind: 'filtered', code: 'UPSTREAM_CONTENT_FILTERED' },
    ],
    [
      '200 blurred, in the body',
      answers.filteredJson,
      { kind: 'filtered', code: 'UPSTREAM_CONTENT_FILTERED' },
    ],
    ['200 in JSON', answers.okJson, { kind: 'image', seed: 77 }],
    ['400', answers.faults.badRequest, { kind: 'refused', code: 'UPSTREAM_BAD_REQUEST' }],
    ['401', answers.faults.unauthorized, { kind: 'refused', code: 'UPSTREAM_UNAUTHORIZED' }],
    ['403', answers.faults.moderated, { kind: 'filtered', code: 'UPSTREAM_MODERATED' }],
    ['404', answers.faults.notFound, { kind: 'bad-answer', code: 'UPSTREAM_JOB_GONE' }],
    ['a redirect', { status: 302, headers: { location: '/x' } }, { code: 'UPSTREAM_UNEXPECTED_STATUS' }],
    ['a page', answers.html(200), { kind: 'bad-answer', code: 'UPSTREAM_NOT_AN_IMAGE' }],
    ['an id and nothing else', json({ id: 'x' }), { kind: 'bad-answer', code: 'UPSTREAM_NOT_AN_IMAGE' }],
    ['an echo of the key', answers.fault(400, CANARY_KEY, CANARY_KEY), { code: 'UPSTREAM_BAD_REQUEST' }],
  ]
  it.each(ends)('%s is the end', async (_, answer, expected) => {
    jobs().setResult(answer)
    const { outcome, submits } = await render()
    expect(outcome).toMatchObject(expected)
    if (outcome.kind !== 'image') expect(outcome.retryable).toBe(false)
    expect([submits, jobs().polls.length]).toEqual([1, 2])
  })

  it.each(PICTURE_FAULTS)('a picture that is $fault is the end', async ({ bytes, expected }) => {
    jobs().setResult((request) => answers.bytes(request, bytes))
    expect((await render()).outcome).toMatchObject({ kind: 'bad-answer', retryable: false, ...expected })
  })

  const passes: [string, Scenario][] = [
    ['500', answers.faults.internal],
    ["502 as a proxy's page", answers.html(502)],
    ['503', { status: 503, body: '' }],
    ['a reset', { delivery: { kind: 'reset' } }],
    ['something that is not HTTP', { delivery: { kind: 'raw', text: 'SSH-2.0-OpenSSH_9.9\r\n\r\n' } }],
    ['nothing for too long', { delivery: { kind: 'hang' } }],
    ...CUT_FAULTS.map(({ fault, scenario }): [string, Scenario] => [fault, scenario]),
  ]
  it.each(passes)('%s says nothing of the order: it is looked at again', async (_, answer) => {
    jobs().setPending(0)
    jobs().setResult([answer, answers.picture])
    const { outcome, submits } = await render()
    expect(outcome).toMatchObject({ kind: 'image' })
    expect([submits, jobs().polls.length]).toEqual([1, 2])
    for (const gap of gapsMs()) expect(gap).toBeGreaterThan(POLL_EVERY_MS - 3)
  })

  it('429 is waited out as long as the upstream says', async () => {
    jobs().setPending(0)
    const { rateLimited } = answers.faults
    jobs().setResult([
      { ...rateLimited, headers: { ...rateLimited.headers, 'retry-after': '1' } },
      answers.picture,
    ])
    expect((await render()).outcome.kind).toBe('image')
    expect(gapsMs()[0]).toBeGreaterThan(990)
  })

  it('never done is a timeout that is not tried again', async () => {
    jobs().setPending(1000)
    const { outcome, submits } = await render({ deadlineMs: 2000 })
    expect(outcome).toMatchObject({ kind: 'unavailable', code: 'UPSTREAM_TIMEOUT', retryable: false })
    expect(submits).toBe(1)
  })

  it('that always fails is not tried again either', async () => {
    jobs().setResult({ status: 503, body: '' })
    const { outcome } = await render({ deadlineMs: 2000 })
    expect(outcome).toMatchObject({ kind: 'unavailable', retryable: false })
  })
})
