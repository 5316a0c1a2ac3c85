import { megapixelShapes } from '../megapixel-shapes'
import type { Model } from '../schema'

/** The page names no ratios; these are those of the service whose fields it repeats. */
const RATIOS = ['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21'] as const
/** Not documented. */
const MAX_PROMPT_CHARS = 10_000

/** The gateway's one model. Source: Appy Pie's page on its SD3 API; the price, in centicredits, is the operator's word. */
export const appypieModels = (centicredits: number): readonly Model[] => [
  {
    ...{ id: 'appypie/sd3', provider: 'appypie', upstreamId: 'sd3' },
    name: 'SD 3 (Appy Pie)',
    description: 'Stable Diffusion 3 behind a gateway, which keeps the seed to itself.',
    capabilities: [
      {
        operation: 'text-to-image',
        fields: {
          prompt: { kind: 'text', maxChars: MAX_PROMPT_CHARS, required: true },
          negativePrompt: { kind: 'text', maxChars: MAX_PROMPT_CHARS },
          aspectRatio: { kind: 'ratio', shapes: megapixelShapes(RATIOS, false), default: '1:1' },
          outputFormat: { kind: 'choice', options: ['webp', 'jpeg'], default: 'webp' },
          outputQuality: { kind: 'number', min: 0, max: 100, step: 1, default: 90 },
          cfgScale: { kind: 'number', min: 0, max: 20, step: 0.1, default: 3.5 },
          steps: { kind: 'number', min: 1, max: 28, step: 1, default: 28 },
        },
        outputSize: { from: 'ratio' },
        listPrice: {
          centicredits,
          validFrom: '2025-01-01',
          source: 'Set by the operator; not verified',
          byOperator: true,
        },
        usualMs: 10_000,
        notes: [
          'Appy Pie itself warns that the negative prompt is unreliable with SD3.',
          'There is no seed: the same prompt gives another picture each time.',
          'The ratios and the size are not documented: about one megapixel is expected.',
        ],
      },
    ],
  },
]
