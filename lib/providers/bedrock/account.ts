import type { UpstreamFetch } from '../exchange'
import type { Upstream } from '../upstream'

/** Which id AWS knows each model by. */
export type BedrockModelIds = Readonly<Record<string, string>>

/** `default`: whatever the SDK finds by itself, such as an instance's role. */
export type BedrockCredentials =
  | { kind: 'keys'; accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined }
  | { kind: 'token'; token: string }
  | { kind: 'default' }

export type BedrockAccount = {
  upstream: Upstream
  region: string
  /** Whatever must not come back in a sentence. */
  secrets: readonly string[]
  modelIds: BedrockModelIds
  /** A fetch that signs and sends one InvokeModel call for a model id. */
  fetchFor(modelId: string): UpstreamFetch
}
