import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  CALL_FAULTS,
  expectPresentable,
  type OpenedCase,
  PICTURE_FAULTS,
  renderWith,
  WRONG_SEEDS,
} from './battery'
import { BATTERY } from './battery-cases'

describe.each(BATTERY)('$name', ({ open, saysSeed }) => {
  let opened: OpenedCase
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => opened?.close())

  async function renderOnce(deadlineMs?: number) {
    const before = opened.submits()
    const outcome = await renderWith(opened.connect(), opened.request, deadlineMs)
    expect(opened.submits() - before).toBe(1)
    expectPresentable(outcome)
    return outcome
  }

  it.each(CALL_FAULTS)('$fault', async ({ scenario, expected: { withinMs, ...expected } }) => {
    opened.setCall(scenario)
    const startedMs = performance.now()
    const outcome = await renderOnce(withinMs ? 1000 : 20_000)
    expect(outcome).toMatchObject({ retryable: false, ...expected })
    expect(performance.now() - startedMs).toBeLessThan(withinMs ?? 20_000)
  })

  it.each(PICTURE_FAULTS)('the picture is $fault', async ({ bytes, expected }) => {
    opened.setPicture(bytes)
    expect(await renderOnce()).toMatchObject({ kind: 'bad-answer', retryable: false, ...expected })
  })

  it.runIf(saysSeed).each(WRONG_SEEDS.map((seed) => ({ seed })))('the seed is $seed', async ({ seed }) => {
    opened.setSeed(seed)
    expect(await renderOnce()).toMatchObject({ kind: 'image', seed: opened.request.seed })
  })

  it('a cancel in the middle is a cancel, and nothing is sent twice', async () => {
    opened.setCall({ delivery: { kind: 'hang' } })
    const before = opened.submits()
    const stop = new AbortController()
    const rendering = renderWith(opened.connect(), opened.request, 20_000, stop.signal)
    await expect.poll(() => opened.submits()).toBe(before + 1)
    stop.abort()
    expect(await rendering).toMatchObject({ kind: 'cancelled', code: 'CANCELLED', retryable: false })
    expect(opened.submits()).toBe(before + 1)
  })

  it('a cancel before the call sends nothing', async () => {
    const before = opened.submits()
    const outcome = await renderWith(opened.connect(), opened.request, 20_000, AbortSignal.abort())
    expect(outcome).toMatchObject({ kind: 'cancelled' })
    expect(opened.submits()).toBe(before)
  })
})
