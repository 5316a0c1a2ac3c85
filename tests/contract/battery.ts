import { expect, it } from 'vitest'
import type { Outcome, Provider, RenderRequest } from '@/lib/providers/provider'
import type { Scenario } from '../mocks/scenario'
import { TRANSPORT_FAULTS } from '../mocks/transport-faults'
import { CANARY_KEY } from './render-request'

export type BatteryUpstream = {
  url: string
  count(): number
  setAnswer(scenario: Scenario): void
}
export type BatteryOptions = {
  upstream: () => BatteryUpstream
  connect: (baseUrl: string) => Provider
  request: RenderRequest
}

/** One test per transport fault: the right outcome, one request and no more, and no trace of the key. */
export function transportBattery({ upstream, connect, request }: BatteryOptions) {
  it.each(TRANSPORT_FAULTS)('$fault', async ({ scenario, expected: { withinMs, ...expected } }) => {
    const before = upstream().count()
    upstream().setAnswer(scenario)
    const deadlineMs = withinMs ? 400 : 20_000
    const startedMs = performance.now()
    const outcome = await renderWith(connect(upstream().url), request, deadlineMs)
    expect(outcome).toMatchObject({ retryable: false, ...expected })
    expectPresentable(outcome)
    expect(performance.now() - startedMs).toBeLessThan(withinMs ?? 20_000)
    expect(upstream().count() - before).toBe(1)
  })
}

export const renderWith = (
  provider: Provider,
  request: RenderRequest,
  deadlineMs = 20_000,
  signal = new AbortController().signal,
) => provider.render(request, { signal, deadlineMs })

/** What holds for every outcome: no key, no markup, and a sentence where there is no picture. */
export function expectPresentable(outcome: Outcome) {
  const { bytes, ...rest } = outcome.kind === 'image' ? outcome : { ...outcome, bytes: Buffer.alloc(0) }
  const text = JSON.stringify(rest)
  expect(text).not.toContain(CANARY_KEY)
  expect(text).not.toContain(CANARY_KEY.slice(3, 20))
  expect(text).not.toMatch(/<\/?[a-z!]/i)
  expect(bytes.includes(CANARY_KEY)).toBe(false)
  if (outcome.kind !== 'image') expect(outcome.message).toMatch(/^[A-Z].{8,400}\.$|^Cancelled\.$/)
}
