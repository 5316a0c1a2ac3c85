import 'server-only'
// Fireworks' own image route. A key alone does not switch it on: its SD3 pages led to Stability's endpoint with
// Stability's keys until April 2025, and nobody outside has seen an SD3 model here that can be called since.
// FIREWORKS=on is for operators who have one, under the ids of FIREWORKS_MODELS.
import { z } from 'zod'
import { defineProvider } from '../definition'
import { centicredits, creditsPerImage, requestsPer10s, timeoutMs } from '../provider-variables'
import { createFireworksProvider } from './connect'

const MODEL_ID = /^[A-Za-z0-9][\w.-]{0,99}(\/[A-Za-z0-9][\w.-]{0,99})*$/

const variables = z.object({
  FIREWORKS: z
    .enum(['on', 'off'])
    .default('off')
    .meta({ description: '`on` together with the key switches it on.' }),
  FIREWORKS_API_KEY: z.string().trim().optional().meta({ description: 'The key of the account that pays.' }),
  FIREWORKS_MODELS: z
    .string()
    .default('sd3,sd3-medium,sd3-turbo')
    .transform((text) => [...new Set(text.split(',').map((id) => id.trim()))].filter(Boolean))
    .pipe(z.array(z.string().regex(MODEL_ID, 'must be ids of models, by commas')).min(1))
    .meta({
      description:
        'Ids of models, by commas; one with slashes is a whole name, `accounts/stability/models/sd3`.',
    }),
  FIREWORKS_BASE_URL: z
    .url()
    .default('https://api.fireworks.ai')
    .meta({ description: 'Where the API is, without a path.' }),
  FIREWORKS_CREDITS_PER_IMAGE: creditsPerImage(6.5, 'What an image costs, in credits.'),
  FIREWORKS_TIMEOUT_MS: timeoutMs(120_000),
  FIREWORKS_REQUESTS_PER_10S: requestsPer10s(),
})

export const fireworks = defineProvider({
  id: 'fireworks',
  name: 'Fireworks',
  rank: 70,
  variables,
  switchedOnBy:
    '`FIREWORKS=on` and `FIREWORKS_API_KEY`: off even with a key, because no SD3 model is known to answer there',
  example: { FIREWORKS: 'on', FIREWORKS_API_KEY: 'example' },
  unverified: [
    'No part has met the live service.',
    'Whether any SD3 model can be called: until 17 April 2025 its SD3 pages needed a Stability key and Stability’s endpoint, and since then nobody outside has seen one; the default ids come from price tables of others.',
    'The route, its fields and its headers `seed` and `finish-reason` are those of public clients of its SDXL models.',
    'Price, ranges, sizes and the limits of an input are not documented for SD3.',
    'That a 403 or 412 which speaks of payment means an empty account.',
  ],
  connect(values) {
    if (values.FIREWORKS !== 'on' || !values.FIREWORKS_API_KEY) return undefined
    const provider = createFireworksProvider({
      apiKey: values.FIREWORKS_API_KEY,
      baseUrl: values.FIREWORKS_BASE_URL,
      models: values.FIREWORKS_MODELS,
      centicredits: centicredits(values.FIREWORKS_CREDITS_PER_IMAGE),
    })
    return {
      provider,
      timeoutMs: values.FIREWORKS_TIMEOUT_MS,
      requestsPer10s: values.FIREWORKS_REQUESTS_PER_10S,
    }
  },
})
