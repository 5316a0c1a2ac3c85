import 'server-only'
// Appy Pie's SD3 gateway: one call that holds until the picture is done and names its address. There is no way
// to ask again, so an answer without a picture is the end. The key goes to the gateway and not to the address.
import { z } from 'zod'
import { defineProvider } from '../definition'
import { centicredits, creditsPerImage, list, requestsPer10s, timeoutMs } from '../provider-variables'
import { createAppypieProvider } from './connect'

const variables = z.object({
  APPYPIE_API_KEY: z
    .string()
    .trim()
    .optional()
    .meta({ description: 'The subscription key of the account that pays.' }),
  APPYPIE_BASE_URL: z
    .url()
    .default('https://gateway.appypie.com')
    .meta({ description: 'Where the gateway is, without a path.' }),
  APPYPIE_RESULT_HOSTS: list(
    'pub-582b7213209642b9b995c96c95a30381.r2.dev',
    'Hosts that pictures may be fetched from, by commas; `.example.com` is every name below it.',
  ),
  APPYPIE_CREDITS_PER_IMAGE: creditsPerImage(3.5, 'What an image costs, in credits.'),
  APPYPIE_TIMEOUT_MS: timeoutMs(120_000),
  APPYPIE_REQUESTS_PER_10S: requestsPer10s(),
})

export const appypie = defineProvider({
  id: 'appypie',
  name: 'Appy Pie',
  rank: 60,
  variables,
  switchedOnBy: '`APPYPIE_API_KEY`',
  example: { APPYPIE_API_KEY: 'example' },
  unverified: [
    'No part has met the live service; its other routes are served from gateway.pixazo.ai by now, and `APPYPIE_BASE_URL` can follow.',
    'The price, the ratios, the sizes and the longest prompt are not documented.',
    'The page says "public object storage" and no host: the default of `APPYPIE_RESULT_HOSTS` is the one seen in answers of its other routes.',
    'That a 403 which speaks of quota, credits or payment means an empty account.',
    '`prompt_strength` is documented without any field for a picture, so there is no image-to-image.',
  ],
  connect(values) {
    if (!values.APPYPIE_API_KEY) return undefined
    const provider = createAppypieProvider({
      apiKey: values.APPYPIE_API_KEY,
      baseUrl: values.APPYPIE_BASE_URL,
      hosts: values.APPYPIE_RESULT_HOSTS,
      centicredits: centicredits(values.APPYPIE_CREDITS_PER_IMAGE),
    })
    return {
      provider,
      timeoutMs: values.APPYPIE_TIMEOUT_MS,
      requestsPer10s: values.APPYPIE_REQUESTS_PER_10S,
    }
  },
})
