import 'server-only'
// Replicate's HTTP API. One render creates at most one prediction; what was created is only followed.
// The token goes to the API's own origin alone; pictures are copied at once, for they are deleted within the hour.
import { z } from 'zod'
import { defineProvider } from '../definition'
import { centicredits, creditsPerImage, list, requestsPer10s, timeoutMs } from '../provider-variables'
import { createReplicateProvider } from './connect'

const price = (usual: number, name: string) =>
  creditsPerImage(usual, `What an image of ${name} costs, in credits.`)

const variables = z.object({
  REPLICATE_API_TOKEN: z
    .string()
    .trim()
    .optional()
    .meta({ description: 'The token of the account that pays.' }),
  REPLICATE_BASE_URL: z
    .url()
    .default('https://api.replicate.com/v1')
    .meta({ description: 'Where the API is, with its version.' }),
  REPLICATE_RESULT_HOSTS: list(
    'replicate.delivery,.replicate.delivery',
    'Hosts that pictures may be fetched from, by commas; `.example.com` is every name below it.',
  ),
  REPLICATE_TIMEOUT_MS: timeoutMs(180_000),
  REPLICATE_REQUESTS_PER_10S: requestsPer10s(),
  REPLICATE_SD3_CREDITS: price(3.5, 'SD 3'),
  REPLICATE_LARGE_CREDITS: price(6.5, 'SD 3.5 Large'),
  REPLICATE_TURBO_CREDITS: price(4, 'SD 3.5 Large Turbo'),
  REPLICATE_MEDIUM_CREDITS: price(3.5, 'SD 3.5 Medium'),
})

export const replicate = defineProvider({
  id: 'replicate',
  name: 'Replicate',
  rank: 40,
  variables,
  switchedOnBy: '`REPLICATE_API_TOKEN`',
  example: { REPLICATE_API_TOKEN: 'r8_example' },
  unverified: [
    'No part has met the live service.',
    'Input fields differ by version of a model; the later shape of each API page is used.',
    'Prices, sizes, the hosts of pictures (`REPLICATE_RESULT_HOSTS`) and the largest picture as a data URI are not documented.',
    'Which seed was used is not told: the requested one is recorded.',
    'That a filter refused is read from the words of the error.',
    'A prediction that is stopped while it runs may be charged; the studio does not charge for it.',
  ],
  connect(values) {
    if (!values.REPLICATE_API_TOKEN) return undefined
    const provider = createReplicateProvider({
      apiToken: values.REPLICATE_API_TOKEN,
      baseUrl: values.REPLICATE_BASE_URL,
      hosts: values.REPLICATE_RESULT_HOSTS,
      prices: {
        sd3: centicredits(values.REPLICATE_SD3_CREDITS),
        large: centicredits(values.REPLICATE_LARGE_CREDITS),
        turbo: centicredits(values.REPLICATE_TURBO_CREDITS),
        medium: centicredits(values.REPLICATE_MEDIUM_CREDITS),
      },
    })
    const { REPLICATE_TIMEOUT_MS: timeoutMs, REPLICATE_REQUESTS_PER_10S: requestsPer10s } = values
    return { provider, timeoutMs, requestsPer10s }
  },
})
