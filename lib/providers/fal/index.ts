import 'server-only'
// fal's queue, over its documented REST. One render is at most one submit; what was accepted is only followed.
// The key goes to the queue's own origin alone: addresses in its answers are checked before they get it.
import { z } from 'zod'
import { defineProvider } from '../definition'
import { centicredits, creditsPerImage, list, requestsPer10s, timeoutMs } from '../provider-variables'
import { createFalProvider } from './connect'

const variables = z.object({
  FAL_KEY: z
    .string()
    .trim()
    .optional()
    .meta({ description: 'The key of the account that pays; `id:secret` as fal shows it.' }),
  FAL_QUEUE_URL: z.url().default('https://queue.fal.run').meta({ description: 'Where the queue is.' }),
  FAL_RESULT_HOSTS: list(
    'fal.media,.fal.media',
    'Hosts that pictures may be fetched from, by commas; `.example.com` is every name below it.',
  ),
  FAL_TIMEOUT_MS: timeoutMs(180_000),
  FAL_REQUESTS_PER_10S: requestsPer10s(),
  FAL_V3_MEDIUM_CREDITS: creditsPerImage(3.5, 'What an image of SD 3 Medium costs, in credits.'),
  FAL_V35_LARGE_CREDITS: creditsPerImage(6.5, 'What an image of SD 3.5 Large costs, in credits.'),
  FAL_V35_MEDIUM_CREDITS: creditsPerImage(2, 'What an image of SD 3.5 Medium costs, in credits.'),
})

export const fal = defineProvider({
  id: 'fal',
  name: 'fal',
  rank: 30,
  variables,
  switchedOnBy: '`FAL_KEY`',
  example: { FAL_KEY: 'example:example' },
  unverified: [
    'No part has met the live service.',
    'That a flagged picture comes back black with its flag set, and the shape of moderation and account errors, are from memory of its docs.',
    'The hosts of pictures (`FAL_RESULT_HOSTS`), the prices of the 3.5 models, the range of the guidance, the longest prompt and the largest input are not documented.',
    'Which kind of file SD 3 Medium sends is not documented; whatever whole picture comes is kept.',
  ],
  connect(values) {
    if (!values.FAL_KEY) return undefined
    const provider = createFalProvider({
      apiKey: values.FAL_KEY,
      queueUrl: values.FAL_QUEUE_URL,
      hosts: values.FAL_RESULT_HOSTS,
      prices: {
        v3Medium: centicredits(values.FAL_V3_MEDIUM_CREDITS),
        v35Large: centicredits(values.FAL_V35_LARGE_CREDITS),
        v35Medium: centicredits(values.FAL_V35_MEDIUM_CREDITS),
      },
    })
    return { provider, timeoutMs: values.FAL_TIMEOUT_MS, requestsPer10s: values.FAL_REQUESTS_PER_10S }
  },
})
