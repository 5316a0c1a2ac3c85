import 'server-only'
// The upstreams behind one interface. Which one answers is decided by the environment alone: without a
// Stability key the sandbox speaks through the same client. Rows, money and retries are not known here.
import { env } from '@/lib/env'
import type { Provider } from './provider'
import { createSandboxFetch } from './sandbox'
import type { Model } from './schema'
import { createStabilityProvider } from './stability'

export { type ImageFacts, type ImageProblem, inspectImage } from './image-file'
export type {
  Balance,
  Failure,
  FailureKind,
  Outcome,
  Provider,
  RenderOptions,
  RenderRequest,
} from './provider'

let configured: readonly Provider[] | undefined

function providers(): readonly Provider[] {
  configured ??= [stability()]
  return configured
}

function stability(): Provider {
  const { apiKey, baseUrl } = env().stability
  if (apiKey) return createStabilityProvider({ apiKey, baseUrl })
  const latencyMs = env().SANDBOX_LATENCY_MS
  const fetch = createSandboxFetch(latencyMs >= 0 ? { latencyMs } : {})
  return createStabilityProvider({ apiKey: 'sandbox', baseUrl, fetch })
}

/** True when no Stability key is set and every picture is drawn by the studio itself. */
export const isSandbox = (): boolean => env().stability.apiKey === undefined

/** Every model on offer, in the order to show them. */
export const catalogue = (): readonly Model[] => providers().flatMap((provider) => provider.catalogue())

/** A model by id, e.g. `stability/sd3.5-large`; a retired id gives the record of its successor. */
export const findModel = (id: string): Model | undefined =>
  providers()
    .map((provider) => provider.resolveModel(id))
    .find((model) => model !== undefined)

/** The provider that renders a model, retired ids included; undefined for an unknown one. */
export const providerFor = (modelId: string): Provider | undefined =>
  providers().find((provider) => provider.resolveModel(modelId) !== undefined)
