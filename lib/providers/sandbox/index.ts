import 'server-only'
// A Stability that needs no key: it speaks the upstream's own wire contract as a `fetch`, so the real client
// runs unchanged. Its pictures are drawn from the prompt's words as SVG, the same bytes for the same model,
// prompt, negative prompt, seed, ratio and input, and every one carries the word SANDBOX.
import { z } from 'zod'
import { defineProvider } from '../definition'
import { createStabilityProvider } from '../stability/connect'
import { createSandboxFetch } from './handler'

const variables = z.object({
  SANDBOX: z.enum(['auto', 'on', 'off']).default('auto').meta({
    description:
      '`auto`: pictures drawn by the studio itself while no provider is switched on. `on`: also beside others than Stability. `off`: never.',
  }),
  SANDBOX_LATENCY_MS: z.coerce.number().int().min(-1).max(600_000).default(-1).meta({
    description:
      'Milliseconds a sandbox picture takes; -1 is a human pause per model, 0 as fast as it can be drawn.',
  }),
})

export const sandbox = defineProvider({
  id: 'sandbox',
  name: 'Sandbox',
  rank: 1000,
  variables,
  switchedOnBy: 'On by itself while no other provider is.',
  example: {},
  unverified: [],
  connect({ SANDBOX, SANDBOX_LATENCY_MS }, others) {
    if (SANDBOX === 'off' || (SANDBOX === 'auto' && others.length > 0)) return undefined
    if (others.includes('stability'))
      throw new Error('SANDBOX: cannot be on beside STABILITY_API_KEY: it stands in for the same models')
    const fetch = createSandboxFetch(SANDBOX_LATENCY_MS >= 0 ? { latencyMs: SANDBOX_LATENCY_MS } : {})
    const baseUrl = 'http://sandbox.invalid'
    const provider = createStabilityProvider({ apiKey: 'sandbox', baseUrl, fetch })
    return { provider, timeoutMs: 120_000, requestsPer10s: 150, sandbox: true }
  },
})

export { createSandboxFetch, type SandboxFetch, type SandboxOptions } from './handler'
export { SANDBOX_MISBEHAVIOUR } from './misbehaviour'
