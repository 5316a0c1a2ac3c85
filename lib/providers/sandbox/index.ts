import 'server-only'
// A Stability that needs no key: it speaks the upstream's own wire contract as a `fetch`, so the real client
// runs unchanged. Its pictures are drawn from the prompt's words as SVG, the same bytes for the same model,
// prompt, negative prompt, seed, ratio and inputs, and marked SANDBOX wherever they are new.
import path from 'node:path'
import { z } from 'zod'
import { defineProvider } from '../definition'
import { createStabilityProvider } from '../stability/connect'
import { createSandboxFetch } from './handler'

const POLL_MS = 1000
const HURRIED_POLL_MS = 100

const variables = z.object({
  SANDBOX: z.enum(['auto', 'on', 'off']).default('auto').meta({
    description:
      '`auto`: pictures drawn by the studio itself while no provider is switched on. `on`: also beside others than Stability. `off`: never.',
  }),
  SANDBOX_LATENCY_MS: z.coerce.number().int().min(-1).max(600_000).default(-1).meta({
    description:
      'Milliseconds a sandbox picture takes; -1 is a human pause per model, 0 as fast as it can be drawn.',
  }),
  DATA_DIR: z
    .string()
    .default('.data')
    .meta({ description: 'The pictures of asynchronous operations wait in `sandbox-results` under it.' }),
})

export const sandbox = defineProvider({
  id: 'sandbox',
  name: 'Sandbox',
  rank: 1000,
  variables,
  switchedOnBy: 'On by itself while no other provider is.',
  example: {},
  unverified: [],
  connect({ SANDBOX, SANDBOX_LATENCY_MS, DATA_DIR }, others) {
    if (SANDBOX === 'off' || (SANDBOX === 'auto' && others.length > 0)) return undefined
    if (others.includes('stability'))
      throw new Error('SANDBOX: cannot be on beside STABILITY_API_KEY: it stands in for the same models')
    const resultsFolder = path.resolve(/* turbopackIgnore: true */ DATA_DIR, 'sandbox-results')
    const latencyMs = SANDBOX_LATENCY_MS < 0 ? undefined : SANDBOX_LATENCY_MS
    const provider = createStabilityProvider({
      apiKey: 'sandbox',
      baseUrl: 'http://sandbox.invalid',
      fetch: createSandboxFetch({ latencyMs, resultsFolder }),
      pollEveryMs: latencyMs === 0 ? HURRIED_POLL_MS : POLL_MS,
    })
    return { provider, timeoutMs: 120_000, requestsPer10s: 150, sandbox: true }
  },
})

export { createSandboxFetch, type SandboxFetch, type SandboxOptions } from './handler'
export { SANDBOX_MISBEHAVIOUR } from './misbehaviour'
