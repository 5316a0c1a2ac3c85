import 'server-only'
// A ComfyUI server of the operator's own. One render is one `POST /prompt`; the history says how it ended, the
// websocket only how far it is and when to look. Nothing is interrupted that is not ours. Nothing throws.
import { z } from 'zod'
import { defineProvider } from '../definition'
import { centicredits, creditsPerImage, list, requestsPer10s, timeoutMs } from '../provider-variables'
import { DEFAULT_SAMPLERS, DEFAULT_SCHEDULERS } from './catalogue'
import { CheckpointList, checkpointsOf, DEFAULT_CHECKPOINTS, EncoderList } from './checkpoints'
import { createComfyProvider } from './connect'

const variables = z.object({
  COMFYUI_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'Where the server is, e.g. http://127.0.0.1:8188. `user:password@` before the host is sent as Basic authorization.',
    }),
  COMFYUI_AUTH: z
    .string()
    .regex(/^[^:]+:.+$/, 'must be user:password')
    .optional()
    .meta({ description: 'user:password for a proxy in front of it, in place of those in the address.' }),
  COMFYUI_CHECKPOINTS: CheckpointList.prefault(DEFAULT_CHECKPOINTS).meta({
    description:
      'Checkpoints to offer: file=Title, parted by commas. `file+encoders=Title` for one without text encoders of its own.',
  }),
  COMFYUI_TEXT_ENCODERS: EncoderList.optional().meta({
    description:
      'File names clip_l,clip_g,t5xxl for checkpoints marked `+encoders`; for all of them when none is marked.',
  }),
  COMFYUI_SAMPLERS: list(DEFAULT_SAMPLERS, 'Samplers to offer, as the server calls them.'),
  COMFYUI_SCHEDULERS: list(DEFAULT_SCHEDULERS, 'Schedulers to offer, as the server calls them.'),
  COMFYUI_CREDITS_PER_IMAGE: creditsPerImage(1, 'What one picture costs here, in credits.'),
  COMFYUI_TIMEOUT_MS: timeoutMs(600_000),
  COMFYUI_REQUESTS_PER_10S: requestsPer10s(),
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
      ...(values.COMFYUI_AUTH && { auth: values.COMFYUI_AUTH }),
      checkpoints: checkpointsOf(values.COMFYUI_CHECKPOINTS, values.COMFYUI_TEXT_ENCODERS),
      samplers: values.COMFYUI_SAMPLERS,
      schedulers: values.COMFYUI_SCHEDULERS,
      centicredits: centicredits(values.COMFYUI_CREDITS_PER_IMAGE),
    })
    return {
      provider,
      timeoutMs: values.COMFYUI_TIMEOUT_MS,
      requestsPer10s: values.COMFYUI_REQUESTS_PER_10S,
    }
  },
})
