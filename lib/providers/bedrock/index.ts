import 'server-only'
// Stability's models on Amazon Bedrock, through the official SDK: it signs, the studio's own fetch carries. One
// render is at most one request; the SDK retries nothing. Credentials come from the variables declared here and
// from nowhere else, unless BEDROCK_CREDENTIALS=default lets the SDK look for an instance's role.
import { z } from 'zod'
import { defineProvider } from '../definition'
import { requestsPer10s, timeoutMs } from '../provider-variables'
import type { BedrockCredentials } from './account'
import { createBedrockProvider, MODEL_IDS } from './connect'

const secret = (description: string) => z.string().trim().optional().meta({ description })
const modelId = (fallback: string, what: string) =>
  z
    .string()
    .regex(/^[\w.:/-]{1,200}$/, 'must be a model id or the ARN of an inference profile')
    .default(fallback)
    .meta({ description: `The id AWS knows ${what} by.` })

const variables = z.object({
  BEDROCK: z.enum(['on', 'off']).default('off').meta({ description: '`on` switches it on.' }),
  BEDROCK_CREDENTIALS: z.enum(['given', 'default']).default('given').meta({
    description:
      '`given`: the keys below and nothing else. `default`: whatever the SDK finds, such as a role.',
  }),
  AWS_ACCESS_KEY_ID: z.string().trim().optional().meta({ description: 'The id of the access key.' }),
  AWS_SECRET_ACCESS_KEY: secret('The access key itself.'),
  AWS_SESSION_TOKEN: secret('Only with temporary keys.'),
  AWS_BEARER_TOKEN_BEDROCK: secret('A Bedrock API key, in place of an access key.'),
  BEDROCK_REGION: z
    .string()
    .regex(/^[a-z]{2,3}(-[a-z]+)+-\d$/, 'must be a region such as us-west-2')
    .default('us-west-2')
    .meta({ description: 'The region; only us-west-2 is known to have all four models.' }),
  BEDROCK_BASE_URL: z
    .url()
    .optional()
    .meta({ description: 'Where the API is, without a path, e.g. a VPC endpoint; else the region says.' }),
  BEDROCK_SD35_LARGE_ID: modelId(MODEL_IDS['sd3-5-large'], 'Stable Diffusion 3.5 Large'),
  BEDROCK_SD3_LARGE_ID: modelId(MODEL_IDS['sd3-large'], 'Stable Diffusion 3 Large'),
  BEDROCK_CORE_ID: modelId(MODEL_IDS.core, 'Stable Image Core'),
  BEDROCK_ULTRA_ID: modelId(MODEL_IDS.ultra, 'Stable Image Ultra'),
  BEDROCK_TIMEOUT_MS: timeoutMs(120_000),
  BEDROCK_REQUESTS_PER_10S: requestsPer10s(),
})

export const bedrock = defineProvider({
  id: 'bedrock',
  name: 'Amazon Bedrock',
  rank: 20,
  variables,
  switchedOnBy: '`BEDROCK=on`, with AWS credentials',
  example: { BEDROCK: 'on', AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' },
  unverified: [
    "Never met the live service: the signature is the official SDK's, everything else is from the user guide.",
    'Which models an account may call, in which region, and whether SD3 Large still is one; the ids are variables.',
    'Prices are from tables in public client code.',
    "The names and statuses of errors are from memory of AWS's own list; unknown ones are read by their status.",
    'That SD3.5 Large takes png and jpeg like the others, and that format names are lower case.',
    'The size of what image-to-image gives back, and the limit of 25 MB for a request.',
  ],
  connect(values) {
    if (values.BEDROCK !== 'on') return undefined
    const provider = createBedrockProvider({
      region: values.BEDROCK_REGION,
      credentials: credentialsIn(values),
      baseUrl: values.BEDROCK_BASE_URL,
      modelIds: {
        'sd3-5-large': values.BEDROCK_SD35_LARGE_ID,
        'sd3-large': values.BEDROCK_SD3_LARGE_ID,
        core: values.BEDROCK_CORE_ID,
        ultra: values.BEDROCK_ULTRA_ID,
      },
    })
    return {
      provider,
      timeoutMs: values.BEDROCK_TIMEOUT_MS,
      requestsPer10s: values.BEDROCK_REQUESTS_PER_10S,
    }
  },
})

/** Throws when it is switched on without any: better at boot than with the first picture. */
function credentialsIn(values: z.output<typeof variables>): BedrockCredentials {
  const { AWS_BEARER_TOKEN_BEDROCK: token, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = values
  if (values.BEDROCK_CREDENTIALS === 'default') return { kind: 'default' }
  if (token) return { kind: 'token', token }
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
    throw new Error(
      'BEDROCK is on, but neither AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY nor AWS_BEARER_TOKEN_BEDROCK is set, and BEDROCK_CREDENTIALS is not default.',
    )
  return {
    kind: 'keys',
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: values.AWS_SESSION_TOKEN,
  }
}
