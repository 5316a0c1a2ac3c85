import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const TEXT = 1
const BINARY = 2
const CLOSE = 8

/** The server's end of one websocket (RFC 6455), as much of it as a server needs that only talks. */
export type FakeSocket = {
  text(message: unknown): void
  raw(text: string): void
  binary(bytes: Buffer): void
  /** Breaks off without a word. */
  cut(): void
  closed: Promise<void>
}

/** Answers the upgrade of a client; `closed` resolves when either side has gone. */
export function acceptSocket(incoming: IncomingMessage, stream: Duplex, saysGoodbye: boolean): FakeSocket {
  const key = createHash('sha1').update(`${incoming.headers['sec-websocket-key']}${MAGIC}`).digest('base64')
  stream.write(
    [
      'HTTP/1.1 101 Switching Protocols',
      'upgrade: websocket',
      'connection: Upgrade',
      `sec-websocket-accept: ${key}`,
    ]
      .concat('', '')
      .join('\r\n'),
  )
  const closed = new Promise<void>((resolve) => stream.once('close', () => resolve()))
  stream.on('error', () => stream.destroy())
  stream.on('end', () => stream.destroy())
  stream.on('data', (bytes: Buffer) => {
    if (!saysGoodbye || ((bytes[0] ?? 0) & 0x0f) !== CLOSE) return
    stream.end(frame(CLOSE, Buffer.alloc(0)))
  })
  const send = (opcode: number, payload: Buffer) => {
    if (stream.writable) stream.write(frame(opcode, payload))
  }
  return {
    text: (message) => send(TEXT, Buffer.from(JSON.stringify(message))),
    raw: (text) => send(TEXT, Buffer.from(text)),
    binary: (bytes) => send(BINARY, bytes),
    cut: () => void stream.destroy(),
    closed,
  }
}

/** One unmasked frame, as servers send them. */
function frame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload
  if (length < 126) return Buffer.concat([Buffer.from([0x80 | opcode, length]), payload])
  const head = Buffer.alloc(length < 65_536 ? 4 : 10)
  head[0] = 0x80 | opcode
  head[1] = length < 65_536 ? 126 : 127
  if (length < 65_536) head.writeUInt16BE(length, 2)
  else head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, payload])
}
