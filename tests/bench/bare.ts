// A process of its own: the least a proxy can do. It adds the key and passes bytes on.
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from './remote'

const upstream = new URL(process.env.UPSTREAM ?? '')
const agent = new Agent({ keepAlive: true })

function pass(incoming: IncomingMessage, response: ServerResponse) {
  const { host: _host, connection: _connection, ...headers } = incoming.headers
  const call = request(
    {
      agent,
      ...{ hostname: upstream.hostname, port: upstream.port, method: 'POST', path: incoming.url },
      headers: { ...headers, authorization: 'Bearer bench' },
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    },
  )
  call.on('error', () => response.destroy())
  incoming.pipe(call)
}

const server = createServer(pass)
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

export type Bare = typeof methods
const methods = serve({ url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
