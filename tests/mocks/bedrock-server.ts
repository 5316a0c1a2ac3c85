import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { breachesOf, isKnownModel, sizeOf } from './bedrock-contract'
import { type Keys, readAuthorization, signatureOf } from './bedrock-signature'
import { jsonOf } from './json-upstream'
import { openOnLoopback } from './loopback'
import { picture } from './pictures'
import { play, type Scenario } from './scenario'

export type BedrockRequest = {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
  /** Of the path, decoded. */
  modelId: string
  json: Record<string, unknown> | undefined
  breaches: string[]
  /** Resolves when the connection has closed: whether the whole answer had left. */
  closed: Promise<boolean>
}
export type BedrockAnswering = Scenario | ((request: BedrockRequest) => Scenario | Promise<Scenario>)
export type BedrockServer = {
  url: string
  requests: BedrockRequest[]
  setAnswer(answer: BedrockAnswering): void
  close(): Promise<void>
}

export const REQUEST_ID = '5f0c6d3e-1111-4222-8333-aaaabbbbcccc'

/** An error as the service words it: the class name in a header, the sentence in JSON. */
export const fault = (status: number, name: string, message: string): Scenario => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': name, 'x-amzn-requestid': REQUEST_ID },
  body: JSON.stringify({ message }),
})

export const invoked = (body: unknown): Scenario => ({
  headers: { 'content-type': 'application/json', 'x-amzn-requestid': REQUEST_ID },
  body: JSON.stringify(body),
})

/** The picture that was asked for; with an image, of its size. */
export function goodPicture({ json = {} }: BedrockRequest): Promise<Buffer> {
  const format = json.output_format === 'jpeg' ? 'jpeg' : 'png'
  return picture(format, ...sizeOf(json.aspect_ratio))
}

export const ok = async (request: BedrockRequest): Promise<Scenario> =>
  invoked({
    seeds: [request.json?.seed ?? 2_130_420_379],
    finish_reasons: [null],
    images: [(await goodPicture(request)).toString('base64')],
  })

type Options = { keys?: Keys; token?: string; region?: string }

/**
 * A stand-in for bedrock-runtime on a free loopback port. It checks the signature (computed by itself) or the
 * bearer key, the address and the body, and answers what it was told; by default a healthy picture.
 */
export async function startBedrockServer({
  keys,
  token,
  region = 'us-west-2',
}: Options): Promise<BedrockServer> {
  const requests: BedrockRequest[] = []
  let answer: BedrockAnswering = ok
  const server = createServer((incoming, response) => {
    const closed = new Promise<boolean>((resolve) =>
      response.once('close', () => resolve(response.writableFinished)),
    )
    void receive(incoming, closed).then(async (request) => {
      requests.push(request)
      const refusal = refusalOf(request, { ...(keys && { keys }), ...(token && { token }), region })
      return play(refusal ?? (typeof answer === 'function' ? await answer(request) : answer), response)
    }, ignoreHangUp)
  })
  return {
    ...(await openOnLoopback(server)),
    requests,
    setAnswer: (next) => {
      answer = next
    },
  }
}

function refusalOf(request: BedrockRequest, { keys, token, region }: Options): Scenario | undefined {
  const { method, modelId, headers, breaches } = request
  if (method !== 'POST' || !modelId) return fault(404, 'UnknownOperationException', 'no such operation')
  if (!isAllowed(request, { ...(keys && { keys }), ...(token && { token }), region: region ?? '' }))
    return fault(403, 'InvalidSignatureException', 'The request signature we calculated does not match')
  if (!isKnownModel(modelId))
    return fault(400, 'ValidationException', 'The provided model identifier is invalid.')
  if (headers['content-type'] !== 'application/json')
    return fault(400, 'ValidationException', 'Malformed input request, please reformat your input')
  return breaches.length > 0 ? fault(400, 'ValidationException', breaches.join(', ')) : undefined
}

function isAllowed(request: BedrockRequest, { keys, token, region }: Options): boolean {
  if (token) return request.headers.authorization === `Bearer ${token}`
  const said = readAuthorization(request.headers.authorization)
  if (!keys || !said) return false
  return (
    said.accessKeyId === keys.accessKeyId &&
    said.region === region &&
    said.service === 'bedrock' &&
    said.signedHeaders.includes('host') &&
    request.headers['x-amz-security-token'] === keys.sessionToken &&
    said.signature === signatureOf(request, keys)
  )
}

async function receive(incoming: IncomingMessage, closed: Promise<boolean>): Promise<BedrockRequest> {
  const body = await buffer(incoming)
  const { method = '', url: path = '', headers } = incoming
  const modelId = decodeURIComponent(/^\/model\/([^/]+)\/invoke$/.exec(path)?.[1] ?? '')
  const json = jsonOf(body.toString()) as BedrockRequest['json']
  return { method, path, headers, body, modelId, json, breaches: breachesOf(modelId, json), closed }
}

/** The caller went away while sending: there is nobody left to answer. */
const ignoreHangUp = () => undefined
