import 'server-only'
// ModelsLab, V6 and on wish V3, which is the version of its API and not of Stable Diffusion. HTTP 200 says
// nothing there: the `status` of the reply does. The key travels in the body of each call, and nowhere else.
import { z } from 'zod'
import { defineProvider } from '../definition'
import { centicredits, creditsPerImage, list, requestsPer10s, timeoutMs } from '../provider-variables'
import { createModelsLabProvider } from './connect'

const switchOf = (description: string) => z.enum(['on', 'off']).default('off').meta({ description })

const variables = z.object({
  MODELSLAB_API_KEY: z.string().trim().optional().meta({ description: 'The key of the account that pays.' }),
  MODELSLAB_MODELS: list('sd3.5', 'Model ids of V6 to offer, by commas.'),
  MODELSLAB_V3: switchOf('`on` offers V3 too: Stable Diffusion 1.5, whatever its name suggests.'),
  MODELSLAB_BASE64_INPUTS: switchOf(
    '`on` sends pictures as base64, which is not promised: its API wants public links.',
  ),
  MODELSLAB_BASE_URL: z
    .url()
    .default('https://modelslab.com')
    .meta({ description: 'Where V6 is, without a path.' }),
  MODELSLAB_V3_BASE_URL: z
    .url()
    .default('https://stablediffusionapi.com')
    .meta({ description: 'Where V3 is, without a path.' }),
  MODELSLAB_RESULT_HOSTS: list(
    '.modelslab.com,.modelslab.ai,.stablediffusionapi.com,.r2.dev',
    'Hosts that pictures may be fetched from, by commas; `.example.com` is every name below it.',
  ),
  MODELSLAB_TIMEOUT_MS: timeoutMs(300_000),
  MODELSLAB_REQUESTS_PER_10S: requestsPer10s(),
  MODELSLAB_CREDITS_PER_IMAGE: creditsPerImage(1, 'What an image costs, in credits.'),
})

export const modelslab = defineProvider({
  id: 'modelslab',
  name: 'ModelsLab',
  rank: 50,
  variables,
  switchedOnBy: '`MODELSLAB_API_KEY`',
  example: { MODELSLAB_API_KEY: 'example', MODELSLAB_V3: 'on', MODELSLAB_BASE64_INPUTS: 'on' },
  unverified: [
    'No part has met the live service.',
    'That `sd3.5` is a model id of V6 is known from a third party; which weights it serves is ModelsLab’s word.',
    'Pictures to start from as base64, and inpainting on V6, are not promised: they are off until `MODELSLAB_BASE64_INPUTS=on`.',
    'Prices, the hosts of pictures (`MODELSLAB_RESULT_HOSTS`), the ranges of V6 and what an empty account answers are not documented.',
    'A filtered picture is told by its flag, or by being one colour; a placeholder with words on it would be taken for a picture.',
    'A job cannot be cancelled upstream: it goes on, and may be charged.',
  ],
  connect(values) {
    if (!values.MODELSLAB_API_KEY) return undefined
    const provider = createModelsLabProvider({
      apiKey: values.MODELSLAB_API_KEY,
      baseUrl: values.MODELSLAB_BASE_URL,
      v3BaseUrl: values.MODELSLAB_V3_BASE_URL,
      modelIds: values.MODELSLAB_MODELS,
      hasV3: values.MODELSLAB_V3 === 'on',
      takesBase64: values.MODELSLAB_BASE64_INPUTS === 'on',
      hosts: values.MODELSLAB_RESULT_HOSTS,
      centicredits: centicredits(values.MODELSLAB_CREDITS_PER_IMAGE),
    })
    const { MODELSLAB_TIMEOUT_MS: timeoutMs, MODELSLAB_REQUESTS_PER_10S: requestsPer10s } = values
    return { provider, timeoutMs, requestsPer10s }
  },
})
