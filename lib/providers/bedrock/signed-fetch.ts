import type { BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime'
import type { UpstreamFetch, UpstreamInit, UpstreamResponse } from '../exchange'
import type { BedrockCredentials } from './account'

type AwsAccess = { region: string; baseUrl: string; credentials: BedrockCredentials }

/** What the error says when the SDK came to no signed request, so that nothing was sent. */
export const NOT_SIGNED = 'AWS_NOT_SIGNED'

/** Headers the SDK reads itself: it corrects a wrong clock by `date`. */
const READ_BY_SDK = ['date', 'content-type', 'x-amzn-errortype', 'x-amzn-requestid']

/**
 * The official SDK as the signing half of a fetch: it finds the credentials, writes and signs the request, and
 * the studio's own fetch carries it. So the bounds and the reading of failures are those of every provider, and
 * one call is one request. The SDK is loaded with the first call.
 */
export function createSigner(access: AwsAccess): (modelId: string, fetch: UpstreamFetch) => UpstreamFetch {
  let loading: ReturnType<typeof load> | undefined
  return (modelId, fetch) => async (_url, init) => {
    let response: Promise<UpstreamResponse> | undefined
    loading ??= load(access)
    const trouble = await send(modelId, init, loading, (request) => {
      init.signal.throwIfAborted()
      response ??= fetch(urlOf(request), callOf(request, init))
      return response
    })
    if (response) return response
    throw Object.assign(new Error(String(trouble)), { code: NOT_SIGNED })
  }
}

async function load(access: AwsAccess) {
  const { BedrockRuntimeClient, InvokeModelCommand } = await import('@aws-sdk/client-bedrock-runtime')
  return { client: new BedrockRuntimeClient(configOf(access)), InvokeModelCommand }
}

/** With the SDK's own, which speaks HTTP/2, `:authority` is signed in place of `host`. Nothing leaves through this one. */
const HTTP1 = {
  metadata: { handlerProtocol: 'http/1.1' },
  handle: async () => {
    throw new Error('the studio carries the request itself')
  },
}

/** Each value that is named here the SDK does not look for in the process's environment or in files. */
function configOf({ region, baseUrl, credentials }: AwsAccess): BedrockRuntimeClientConfig {
  const own: BedrockRuntimeClientConfig = { region, endpoint: baseUrl, maxAttempts: 1, requestHandler: HTTP1 }
  if (credentials.kind === 'default') return own
  const closed: BedrockRuntimeClientConfig = {
    ...own,
    retryMode: 'standard',
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    userAgentAppId: async () => undefined,
  }
  if (credentials.kind === 'token')
    return { ...closed, token: { token: credentials.token }, authSchemePreference: ['httpBearerAuth'] }
  const { kind: _, sessionToken, ...keys } = credentials
  return {
    ...closed,
    credentials: { ...keys, ...(sessionToken && { sessionToken }) },
    authSchemePreference: ['sigv4'],
  }
}

type SignedRequest = {
  protocol: string
  hostname: string
  port?: number
  path: string
  headers: Record<string, string>
  body?: Uint8Array
}

/** Runs the SDK's stack with our own end; what the SDK makes of the answer is left aside. */
async function send(
  modelId: string,
  { body }: UpstreamInit,
  loading: ReturnType<typeof load>,
  carry: (request: SignedRequest) => Promise<UpstreamResponse>,
): Promise<unknown> {
  try {
    const { client, InvokeModelCommand } = await loading
    const json = 'application/json'
    const command = new InvokeModelCommand({ modelId, body: String(body), contentType: json, accept: json })
    command.middlewareStack.add(
      () =>
        async ({ request }) => ({ response: headOf(await carry(request as SignedRequest)) }),
      { name: 'carriedByTheStudio', step: 'deserialize', priority: 'low' },
    )
    return await client.send(command)
  } catch (error) {
    return error
  }
}

const urlOf = ({ protocol, hostname, port, path }: SignedRequest): string =>
  `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`

const callOf = ({ headers, body }: SignedRequest, { signal, redirect }: UpstreamInit): UpstreamInit => ({
  method: 'POST',
  headers,
  body: Buffer.from(body ?? []),
  signal,
  redirect,
})

const headOf = ({ status, headers }: UpstreamResponse) => ({
  statusCode: status,
  headers: Object.fromEntries(READ_BY_SDK.map((name) => [name, headers.get(name) ?? ''])),
  body: new Uint8Array(),
})
