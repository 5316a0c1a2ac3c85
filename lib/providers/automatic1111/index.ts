import 'server-only'
// An AUTOMATIC1111 or Forge web UI of the operator's own. One render is one blocking call, so nothing survives a
// restart of the studio. Progress and interrupt are global there: both are used only while the task is ours.
import { z } from 'zod'
import { defineProvider } from '../definition'
import { centicredits, creditsPerImage, list, requestsPer10s, timeoutMs } from '../provider-variables'
import { checkpointsOf, DEFAULT_SAMPLERS, DEFAULT_SCHEDULERS } from './catalogue'
import { createAutomatic1111Provider } from './connect'

const variables = z.object({
  AUTOMATIC1111_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ description: 'Where the server is, started with --api, e.g. http://127.0.0.1:7860.' }),
  AUTOMATIC1111_API_AUTH: z
    .string()
    .regex(/^[^:]+:.+$/, 'must be user:password')
    .optional()
    .meta({ description: 'user:password, as the server was given with --api-auth.' }),
  AUTOMATIC1111_CHECKPOINTS: list(
    '',
    'Checkpoints to offer: title=Name, parted by commas, titles as the server lists them. Empty: the one it has loaded.',
  ),
  AUTOMATIC1111_MEGAPIXELS: z.coerce
    .number()
    .min(0.0625)
    .max(4)
    .default(0.25)
    .meta({ description: 'Size of a picture in units of 1024 x 1024: 0.25 suits SD 1.5, 1 suits SDXL.' }),
  AUTOMATIC1111_SAMPLERS: list(DEFAULT_SAMPLERS, 'Samplers to offer, as the server calls them.'),
  AUTOMATIC1111_SCHEDULERS: list(DEFAULT_SCHEDULERS, 'Schedulers to offer, as the server calls them.'),
  AUTOMATIC1111_CREDITS_PER_IMAGE: creditsPerImage(1, 'What one picture costs here, in credits.'),
  AUTOMATIC1111_TIMEOUT_MS: timeoutMs(600_000),
  AUTOMATIC1111_REQUESTS_PER_10S: requestsPer10s(),
})

export const automatic1111 = defineProvider({
  id: 'automatic1111',
  name: 'AUTOMATIC1111 / Forge',
  rank: 90,
  variables,
  switchedOnBy: '`AUTOMATIC1111_BASE_URL`',
  example: { AUTOMATIC1111_BASE_URL: 'http://127.0.0.1:7860' },
  unverified: [
    'Whose task runs is asked of `/internal/progress`, the route of the web page itself; it is missing with --nowebui.',
    'That an interrupted call answers 200 with a half-done picture; it is told by the timestamp of its job.',
    'The meaning of the numbers of `inpainting_fill`, and that a grid may come before the pictures.',
    'SD3 there: AUTOMATIC1111 has SD3 Medium since 1.10, Forge had SD 3.5 in a branch of its own.',
    'The names of samplers and schedulers of your server: set AUTOMATIC1111_SAMPLERS and AUTOMATIC1111_SCHEDULERS.',
  ],
  connect(values) {
    if (!values.AUTOMATIC1111_BASE_URL) return undefined
    const provider = createAutomatic1111Provider({
      baseUrl: values.AUTOMATIC1111_BASE_URL,
      ...(values.AUTOMATIC1111_API_AUTH && { auth: values.AUTOMATIC1111_API_AUTH }),
      checkpoints: checkpointsOf(values.AUTOMATIC1111_CHECKPOINTS),
      samplers: values.AUTOMATIC1111_SAMPLERS,
      schedulers: values.AUTOMATIC1111_SCHEDULERS,
      megapixels: values.AUTOMATIC1111_MEGAPIXELS,
      centicredits: centicredits(values.AUTOMATIC1111_CREDITS_PER_IMAGE),
    })
    return {
      provider,
      timeoutMs: values.AUTOMATIC1111_TIMEOUT_MS,
      requestsPer10s: values.AUTOMATIC1111_REQUESTS_PER_10S,
    }
  },
})
