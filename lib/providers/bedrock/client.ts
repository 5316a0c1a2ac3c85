import { readBroken } from '../broken'
import { exchange } from '../exchange'
import type { CallOptions, Failure, Outcome, RenderRequest } from '../provider'
import type { BedrockAccount } from './account'
import { readAnswer } from './answer'
import { bodyFor } from './payload'
import { NOT_SIGNED } from './signed-fetch'

/** A picture of 32 MB as base64, and its frame. */
const MAX_ANSWER_BYTES = 44 * 1024 * 1024

/** One InvokeModel call. The address, the headers and the signature are the SDK's. */
export async function renderImage(
  account: BedrockAccount,
  request: RenderRequest,
  { signal, deadlineMs }: CallOptions,
): Promise<Outcome> {
  const modelId = account.modelIds[request.model.upstreamId] ?? request.model.upstreamId
  const call = { method: 'POST', url: modelId, headers: {}, body: JSON.stringify(bodyFor(request)) } as const
  const limits = { signal, deadlineMs, maxBytes: MAX_ANSWER_BYTES }
  const result = await exchange(account.fetchFor(modelId), call, limits)
  if ('answer' in result) return readAnswer(result.answer, request, account)
  const failure = readBroken(result, account.upstream)
  return result.detail.includes(NOT_SIGNED) ? { ...NO_CREDENTIALS, detail: failure.detail } : failure
}

const NO_CREDENTIALS = {
  kind: 'refused',
  code: 'UPSTREAM_UNAUTHORIZED',
  message:
    'The studio found no AWS credentials to call Amazon Bedrock with. Whoever runs it has to provide them.',
  retryable: false,
  nothingSent: true,
} as const satisfies Failure
