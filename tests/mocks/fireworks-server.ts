import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { breachesOfForm, breachesOfJson } from './fireworks-contract'
import { jsonOf } from './json-upstream'
import { openOnLoopback } from './loopback'
import { type Part, parseMultipart } from './multipart'
import { picture } from './pictures'
import { play, type Scenario } from './scenario'

export type FireworksRequest = {
  method: string
  path: string
  headers: IncomingHttpHeaders
  json: Record<string, unknown> | undefined
  parts: Part[] | undefined
  breaches: string[]
}
export type FireworksAnswering = Scenario | ((request: FireworksRequest) => Scenario | Promise<Scenario>)
export type FireworksServer = {
  url: string
  requests: FireworksRequest[]
  setAnswer(answer: FireworksAnswering): void
  close(): Promise<void>
}

const ROUTE = /^\/inference\/v1\/image_generation\/accounts\/[\w-]+\/models\/[\w.-]+(\/image_to_image)?$/

/** An error as the service words it. */
export const fault = (status: number, message: string): Scenario => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error: { message, code: 'invalid', type: 'error' } }),
})

export const image = (body: Buffer, headers: Record<string, string> = {}): Scenario => ({
  headers: { 'content-type': 'image/png', 'finish-reason': 'SUCCESS', ...headers },
  body,
})

/** The picture that was asked for, in the format that `accept` names. */
export function goodPicture({ json, headers }: FireworksRequest): Promise<Buffer> {
  const format = headers.accept === 'image/jpeg' ? 'jpeg' : 'png'
  return picture(format, Number(json?.width ?? 1024), Number(json?.height ?? 1024))
}

export const ok = async (request: FireworksRequest): Promise<Scenario> => {
  const seed = request.json?.seed ?? request.parts?.find(({ name }) => name === 'seed')?.data ?? 42
  return image(await goodPicture(request), { seed: String(seed) })
}

/** A stand-in for the image route on a free loopback port; it checks key, address and every field by itself. */
export async function startFireworksServer(key: string): Promise<FireworksServer> {
  const requests: FireworksRequest[] = []
  let answer: FireworksAnswering = ok
  const server = createServer((incoming, response) => {
    void receive(incoming).then(
      async (request) => {
        requests.push(request)
        const refusal = refusalOf(request, key)
        await play(refusal ?? (typeof answer === 'function' ? await answer(request) : answer), response)
      },
      () => undefined,
    )
  })
  return {
    ...(await openOnLoopback(server)),
    requests,
    setAnswer: (next) => {
      answer = next
    },
  }
}

function refusalOf({ method, path, headers, breaches }: FireworksRequest, key: string): Scenario | undefined {
  if (headers.authorization !== `Bearer ${key}`) return fault(401, 'The API key you provided is invalid.')
  if (method !== 'POST' || !ROUTE.test(path)) return fault(404, 'Path not found')
  if (!['image/png', 'image/jpeg'].includes(headers.accept ?? '')) return fault(406, 'accept')
  return breaches.length > 0 ? fault(400, breaches.join('; ')) : undefined
}

async function receive(incoming: IncomingMessage): Promise<FireworksRequest> {
  const body = await buffer(incoming)
  const { method = '', url: path = '', headers } = incoming
  const isForm = path.endsWith('/image_to_image')
  const parts = isForm ? parseMultipart(headers['content-type'], body) : undefined
  const isJson = !isForm && headers['content-type'] === 'application/json'
  const json = isJson ? (jsonOf(body.toString()) as FireworksRequest['json']) : undefined
  return {
    method,
    path,
    headers,
    json,
    parts,
    breaches: isForm ? breachesOfForm(parts) : breachesOfJson(json),
  }
}
