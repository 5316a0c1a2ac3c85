import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { FakeQueue } from './comfyui-jobs'
import { type Node, nodeErrors, outputsOf } from './comfyui-nodes'
import { acceptSocket, type FakeSocket } from './comfyui-socket'
import { openOnLoopback, shut } from './loopback'
import { parseMultipart } from './multipart'
import { play, type Scenario } from './scenario'

export type PromptBody = { prompt: Record<string, Node>; client_id?: string; prompt_id?: string }
export type Call = { method: string; path: string; body: unknown; headers: IncomingMessage['headers'] }

export type ComfyFake = {
  url: string
  queue: FakeQueue
  /** Every call, in the order they came, with its JSON. */
  calls: Call[]
  prompts(): PromptBody[]
  sockets: Map<string, FakeSocket>
  /** How the sockets of clients were asked for. */
  upgrades: IncomingMessage[]
  uploads: Map<string, Buffer>
  /** Answers by method and path, e.g. `POST /prompt`, in place of the healthy ones; undefined takes it back. */
  answers: Map<string, Scenario>
  /** Changes the healthy answer to `GET /history/{id}`. */
  rewrite: ((entry: Record<string, unknown>) => unknown) | undefined
  settings: {
    /** Newer servers take `prompt_id` in a prompt and in an interrupt. */
    takesIds: boolean
    refusesSockets: boolean
    /** Lets the asking for a socket hang, or a goodbye go unanswered. */
    ignoresSockets: 'asking' | 'goodbye' | undefined
    auth: string | undefined
    checkpoints: string[]
    encoders: string[]
    /** The name a stored upload gets. */
    rename: (name: string) => string
  }
  close(): Promise<void>
}

const PREVIEW = Buffer.concat([Buffer.from([0, 0, 0, 1, 0, 0, 0, 1]), Buffer.from('{"type":"progress"}')])

/** A stand-in for a ComfyUI server over real HTTP and websocket on a free loopback port. */
export async function startComfyFake(): Promise<ComfyFake> {
  const sockets = new Map<string, FakeSocket>()
  const calls: Call[] = []
  const queue = new FakeQueue(
    (clientId, message) => {
      // Without a client id progress goes to everybody.
      for (const [id, socket] of sockets) if (!clientId || id === clientId) socket.text(message)
    },
    (clientId) => sockets.get(clientId ?? '')?.binary(PREVIEW),
  )
  const server = createServer((incoming, response) => {
    void serve(incoming, response, fake).catch(() => response.destroy())
  })
  const fake: ComfyFake = {
    url: '',
    queue,
    calls,
    prompts: () => calls.filter(({ path }) => path === '/prompt').map(({ body }) => body as PromptBody),
    sockets,
    upgrades: [],
    uploads: new Map(),
    answers: new Map(),
    rewrite: undefined,
    settings: {
      takesIds: true,
      refusesSockets: false,
      ignoresSockets: undefined,
      auth: undefined,
      checkpoints: ['sd3.5_large_fp8_scaled.safetensors', 'sd3.5_large.safetensors'],
      encoders: ['clip_l.safetensors', 'clip_g.safetensors', 't5xxl_fp8_e4m3fn.safetensors'],
      rename: (name) => name,
    },
    close() {
      for (const socket of sockets.values()) socket.cut()
      return shut(server)
    },
  }
  server.on('upgrade', (incoming, stream) => {
    fake.upgrades.push(incoming)
    const url = new URL(incoming.url ?? '/', 'http://localhost')
    const sid = url.searchParams.get('clientId') || randomUUID()
    const { ignoresSockets } = fake.settings
    if (ignoresSockets === 'asking') {
      stream.on('error', () => stream.destroy())
      stream.on('end', () => stream.destroy()).resume()
      return
    }
    if (fake.settings.refusesSockets || url.pathname !== '/ws') {
      stream.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n')
      return
    }
    if (!isLetIn(incoming, fake)) {
      stream.end('HTTP/1.1 401 Unauthorized\r\nwww-authenticate: Basic\r\ncontent-length: 0\r\n\r\n')
      return
    }
    const socket = acceptSocket(incoming, stream, ignoresSockets !== 'goodbye')
    sockets.set(sid, socket)
    void socket.closed.then(() => sockets.get(sid) === socket && sockets.delete(sid))
    socket.text({
      type: 'status',
      data: { status: { exec_info: { queue_remaining: queue.pending.length } }, sid },
    })
    if (queue.running?.extra.client_id === sid) socket.text({ type: 'executing', data: { node: 'sampler' } })
  })
  fake.url = (await openOnLoopback(server)).url
  return fake
}

const isLetIn = ({ headers }: IncomingMessage, { settings: { auth } }: ComfyFake) =>
  auth === undefined || headers.authorization === `Basic ${Buffer.from(auth).toString('base64')}`

const json = (value: unknown, status = 200): Scenario => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
})
const EMPTY: Scenario = { status: 200, body: '' }

async function serve(incoming: IncomingMessage, response: ServerResponse, fake: ComfyFake) {
  const bytes = await buffer(incoming)
  const url = new URL(incoming.url ?? '/', 'http://localhost')
  const method = incoming.method ?? ''
  const isJson = incoming.headers['content-type'] === 'application/json'
  const body: unknown = isJson && bytes.length > 0 ? JSON.parse(bytes.toString()) : undefined
  fake.calls.push({ method, path: url.pathname, body, headers: incoming.headers })
  const route = `${method} /${url.pathname.split('/')[1]}`
  const told = fake.answers.get(route)
  if (told) return play(told, response)
  if (!isLetIn(incoming, fake))
    return play(
      { status: 401, headers: { 'www-authenticate': 'Basic realm="proxy"' }, body: '<h1>401</h1>' },
      response,
    )
  return play(answer(route, url, body, incoming, bytes, fake), response)
}

function answer(
  route: string,
  url: URL,
  body: unknown,
  incoming: IncomingMessage,
  bytes: Buffer,
  fake: ComfyFake,
): Scenario {
  const { queue, settings } = fake
  const said = (body ?? {}) as Record<string, unknown>
  switch (route) {
    case 'POST /prompt':
      return prompt(said, fake)
    case 'GET /queue':
      return json({
        queue_running: queue.running ? [queue.asTuple(queue.running)] : [],
        queue_pending: queue.pending.map(queue.asTuple),
      })
    case 'POST /queue':
      if (Array.isArray(said.delete)) queue.drop(said.delete.map(String))
      if (said.clear) queue.pending = []
      return EMPTY
    case 'POST /interrupt': {
      const before = queue.running?.id
      queue.interrupt(settings.takesIds && typeof said.prompt_id === 'string' ? said.prompt_id : undefined)
      if (before && (!settings.takesIds || !said.prompt_id || said.prompt_id === before))
        queue.interrupted.push(before)
      return EMPTY
    }
    case 'GET /history': {
      const id = decodeURIComponent(url.pathname.split('/')[2] ?? '')
      const entry = queue.history[id] as Record<string, unknown> | undefined
      return json(entry ? { [id]: fake.rewrite ? fake.rewrite(structuredClone(entry)) : entry } : {})
    }
    case 'GET /view': {
      const { filename, subfolder, type } = Object.fromEntries(url.searchParams)
      if (!filename || filename.startsWith('/') || filename.includes('..')) return { status: 400 }
      const file = queue.files.get(`${type ?? 'output'}/${subfolder ?? ''}/${filename}`)
      return file ? { headers: { 'content-type': 'image/png' }, body: file } : { status: 404 }
    }
    case 'POST /upload':
      return upload(incoming, bytes, fake)
    default:
      return { status: 404, body: '404: Not Found' }
  }
}

function prompt(said: Record<string, unknown>, { queue, settings, uploads }: ComfyFake): Scenario {
  const { prompt: graph, client_id, prompt_id } = said as Partial<PromptBody>
  if (!graph) return json({ error: 'no prompt', node_errors: [] }, 400)
  const problem = (type: string, message: string) => ({ type, message, details: '', extra_info: {} })
  if (outputsOf(graph).length === 0)
    return json({ error: problem('prompt_no_outputs', 'Prompt has no outputs'), node_errors: [] }, 400)
  try {
    const installed = { ...settings, inputs: () => [...uploads.keys()] }
    const node_errors = nodeErrors(graph, installed)
    if (Object.keys(node_errors).length > 0)
      return json(
        {
          error: problem('prompt_outputs_failed_validation', 'Prompt outputs failed validation'),
          node_errors,
        },
        400,
      )
  } catch (error) {
    return json({ error: problem('invalid_prompt', String((error as Error).message)), node_errors: {} }, 400)
  }
  const id = settings.takesIds && prompt_id ? prompt_id : randomUUID()
  const { number } = queue.put(id, graph, client_id ? { client_id } : {})
  return json({ prompt_id: id, number, node_errors: {} })
}

function upload(incoming: IncomingMessage, bytes: Buffer, { uploads, settings }: ComfyFake): Scenario {
  const parts = parseMultipart(incoming.headers['content-type'], bytes)
  const field = (name: string) => parts?.find((part) => part.name === name)
  const image = field('image')
  if (!image?.filename) return { status: 400 }
  const subfolder = field('subfolder')?.data.toString() ?? ''
  const type = field('type')?.data.toString() ?? 'input'
  const name = settings.rename(image.filename)
  uploads.set(subfolder ? `${subfolder}/${name}` : name, image.data)
  return json({ name, subfolder, type })
}
