import 'server-only'
// Stability AI's REST surface, v2beta. One render is at most one submitting request: nothing is re-sent here.
// Nothing throws. The key goes out in the authorization header and comes back in no outcome.
import { z } from 'zod'
import { defineProvider } from '../definition'
import { createStabilityProvider } from './connect'

const variables = z.object({
  STABILITY_API_KEY: z.string().trim().optional().meta({ description: 'The key of the account that pays.' }),
  STABILITY_BASE_URL: z
    .url()
    .default('https://api.stability.ai')
    .meta({ description: 'Where the API is, without a path.' }),
  STABILITY_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(1000)
    .max(600_000)
    .default(120_000)
    .meta({ description: 'How long one answer may take, in milliseconds.' }),
  STABILITY_REQUESTS_PER_10S: z.coerce.number().int().min(0).max(100_000).default(150).meta({
    description:
      'Requests in any 10 seconds, over all instances; 0 is no limit. Stability locks out for 60 s past 150.',
  }),
  STABILITY_POLL_MS: z.coerce.number().int().min(10).max(60_000).default(10_000).meta({
    description:
      'Milliseconds between two looks at a picture that is made later. Stability asks for no less than 10000.',
  }),
})

export const stability = defineProvider({
  id: 'stability',
  name: 'Stability AI',
  rank: 10,
  variables,
  switchedOnBy: '`STABILITY_API_KEY`',
  example: { STABILITY_API_KEY: 'sk-example' },
  unverified: [
    'No call has met the live service: requests and answers are held against a stand-in written from the public reference.',
    'The sizes of Core, Ultra, Style Guide, relight and the conservative and creative upscalers, and the shape of image-to-image, are not promised.',
    'SD 3.5 Flash stands in the prose and the prices of the reference, but not in its list of model names.',
    'Whether Stability charges for a picture that its filter blurred is not known; the studio does not.',
    'Prices of Outpaint, Search and Recolour and relight are those of 2024: the price update of 2025 does not name them.',
    'The statuses 401 and 402 are known from the official nodes, not from the reference.',
  ],
  connect(values) {
    if (!values.STABILITY_API_KEY) return undefined
    const provider = createStabilityProvider({
      apiKey: values.STABILITY_API_KEY,
      baseUrl: values.STABILITY_BASE_URL,
      pollEveryMs: values.STABILITY_POLL_MS,
    })
    return {
      provider,
      timeoutMs: values.STABILITY_TIMEOUT_MS,
      requestsPer10s: values.STABILITY_REQUESTS_PER_10S,
    }
  },
})
