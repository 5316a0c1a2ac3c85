import type { UpstreamFetch } from '../exchange'
import type { Provider } from '../provider'
import { undiciFetch } from '../undici-fetch'
import type { BedrockAccount, BedrockCredentials, BedrockModelIds } from './account'
import { BEDROCK_MODELS, resolveModel } from './catalogue'
import { renderImage } from './client'
import { createSigner } from './signed-fetch'

export type BedrockOptions = {
  region: string
  credentials: BedrockCredentials
  /** `bedrock-runtime` of the region unless told, e.g. a VPC endpoint; without a path. */
  baseUrl?: string | undefined
  modelIds?: BedrockModelIds
  fetch?: UpstreamFetch
}

/** Source: Bedrock user guide; of core and ultra the newer of two documented versions. */
export const MODEL_IDS = {
  'sd3-5-large': 'stability.sd3-5-large-v1:0',
  'sd3-large': 'stability.sd3-large-v1:0',
  core: 'stability.stable-image-core-v1:1',
  ultra: 'stability.stable-image-ultra-v1:1',
}

/** `fetch` stands in for the network, behind the signature. */
export function createBedrockProvider(options: BedrockOptions): Provider {
  const { region, credentials, modelIds = MODEL_IDS, fetch = undiciFetch() } = options
  const baseUrl = options.baseUrl ?? `https://bedrock-runtime.${region}.amazonaws.com`
  const sign = createSigner({ region, baseUrl, credentials })
  const secrets = secretsOf(credentials)
  const account: BedrockAccount = {
    upstream: { name: 'Amazon Bedrock', secret: secrets[0] ?? '' },
    ...{ region, secrets, modelIds },
    fetchFor: (modelId) => sign(modelId, fetch),
  }
  return {
    catalogue: () => BEDROCK_MODELS,
    resolveModel,
    render: (request, callOptions) => renderImage(account, request, callOptions),
  }
}

function secretsOf(credentials: BedrockCredentials): string[] {
  if (credentials.kind === 'token') return [credentials.token]
  if (credentials.kind === 'default') return []
  return [credentials.secretAccessKey, credentials.sessionToken ?? ''].filter(Boolean)
}
