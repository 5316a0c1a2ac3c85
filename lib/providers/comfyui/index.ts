import 'server-only'
// A ComfyUI server of the operator's own. One render is one `POST /prompt`; the history says how it ended, the
// websocket only how far it is and when to look. Nothing is interrupted that is not ours. Nothing throws.
import { z } from 'zod'
import { defineProvider } from '../definition'
import { DEFAULT_SAMPLERS, DEFAULT_SCHEDULERS } from './catalogue'
import { CheckpointList, checkpointsOf, DEFAULT_CHECKPOINTS, EncoderList, listOf } from './checkpoints'
import { createComfyProvider } from './connect'

const names = z.string().transform(listOf).pipe(z.array(z.string()).min(1))

const variables = z.object({
  COMFYUI_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'Where the server is, e.g. http://127.0.0.1:8188. `user:password@` before the host is sent as Basic authorization.',
    }),
  COMFYUI_CHECKPOINTS: CheckpointList.prefault(DEFAULT_CHECKPOINTS).meta({
    description:
      'Checkpoints to offer: file=Title, parted by commas. `file+encoders=Title` for one without text encoders of its own.',
  }),
  COMFYUI_TEXT_ENCODERS: EncoderList.optional().meta({
    description:
      'File names clip_l,clip_g,t5xxl for checkpoints marked `+encoders`; for all of them when none is marked.',
  }),
  COMFYUI_SAMPLERS: names.prefault(DEFAULT_SAMPLERS).meta({ description: 'Samplers to offer.' }),
  COMFYUI_SCHEDULERS: names.prefault(DEFAULT_SCHEDULERS).meta({ description: 'Schedulers to offer.' }),
  COMFYUI_CREDITS_PER_IMAGE: z.coerce
    .number()
    .multipleOf(0.01)
    .min(0.01)
    .max(100_000)
    .default(1)
    .meta({ description: 'What one image costs here, in credits.' }),
  COMFYUI_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(1000)
    .max(3_600_000)
    .default(600_000)
    .meta({ description: "How long one image may take, the server's queue included, in milliseconds." }),
  COMFYUI_REQUESTS_PER_10S: z.coerce
    .number()
    .int()
    .min(0)
    .max(100_000)
    .default(0)
    .meta({ description: 'Images begun in any 10 seconds, over all instances; 0 is no limit.' }),
})

export const comfyui = defineProvider({
  id: 'comfyui',
  name: 'ComfyUI',
  rank: 80,
  variables,
  switchedOnBy: '`COMFYUI_BASE_URL`',
  example: { COMFYUI_BASE_URL: 'http://127.0.0.1:8188' },
  unverified: [
    'That the same graph with the same seed is answered from the cache; the history is read either way.',
    'That LoadImageMask does not invert its red channel, and that SetLatentNoiseMask suits SD3.',
    'That older servers ignore `prompt_id` in a prompt and in an interrupt; both cases are handled.',
    'The names of samplers and schedulers of your server: set COMFYUI_SAMPLERS and COMFYUI_SCHEDULERS.',
  ],
  connect(values) {
    if (!values.COMFYUI_BASE_URL) return undefined
    const provider = createComfyProvider({
      baseUrl: values.COMFYUI_BASE_URL,
      checkpoints: checkpointsOf(values.COMFYUI_CHECKPOINTS, values.COMFYUI_TEXT_ENCODERS),
      samplers: values.COMFYUI_SAMPLERS,
      schedulers: values.COMFYUI_SCHEDULERS,
      centicredits: Math.round(values.COMFYUI_CREDITS_PER_IMAGE * 100),
    })
    return {
      provider,
      timeoutMs: values.COMFYUI_TIMEOUT_MS,
      requestsPer10s: values.COMFYUI_REQUESTS_PER_10S,
    }
  },
})
