import { expect } from 'vitest'
import type { Outcome, Provider, RenderRequest } from '@/lib/providers/provider'
import { CANARY_KEY } from '../mocks/canary'
import type { Scenario } from '../mocks/scenario'

export { CALL_FAULTS, PICTURE_FAULTS } from '../mocks/transport-faults'

/**
 * One provider before the shared battery: an independent fake of its upstream, over real HTTP, that can be told
 * to misbehave at the two places where every upstream can.
 */
export type BatteryCase = {
  name: string
  /** What the fake calls a healthy seed is replaced where an answer can say one. */
  saysSeed: boolean
  open(): Promise<OpenedCase>
}
export type OpenedCase = {
  connect(): Provider
  request: RenderRequest
  /** Every later submitting call gets this answer, whatever it is. */
  setCall(scenario: Scenario): void
  /** Every later call goes well up to the picture, whose bytes (at the size asked) are these, as a file or base64. */
  setPicture(bytes: Buffer): void
  /** Every later call goes well, but the seed it tells is this JSON value (as text where it is a header). */
  setSeed(seed: unknown): void
  /** Submitting calls that came so far. */
  submits(): number
  close(): Promise<void>
}

/** Seeds that are none: the picture is kept, with the requested seed. */
export const WRONG_SEEDS: readonly unknown[] = ['abc', '', -1, 1.5, 99_999_999_999, null, {}, [], true]

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
