// A process of its own: the stand-in for Stability, answering 1.5 MB pictures, no two of them the same bytes.
import { randomUUID } from 'node:crypto'
import { pngChunk } from '../mocks/pictures'
import { bytes } from '../mocks/stability-answers'
import { type RecordedRequest, startStabilityServer } from '../mocks/stability-server'
import { clockMs } from './clock'
import { photograph } from './photograph'
import { serve } from './remote'

/** By the prompt: when the first byte of the call came, and when the last byte of the answer had left. */
export type Arrival = { prompt: string; cameMs: number; leftMs: number }

const IEND_BYTES = 12
const picture = await photograph()
const offsetMs = clockMs() - performance.now()
let arrivals: Arrival[] = []
let open = 0
let mostOpen = 0

const server = await startStabilityServer({ answer })

function answer(request: RecordedRequest) {
  server.requests.length = 0
  mostOpen = Math.max(mostOpen, ++open)
  void request.closed.then(() => {
    open -= 1
    const prompt = request.field('prompt') ?? ''
    arrivals.push({ prompt, cameMs: request.startedMs + offsetMs, leftMs: clockMs() })
  })
  return bytes(request, unlike(picture))
}

/** The same picture with a text chunk of its own: a store that knows bytes by their hash must write it. */
function unlike(png: Buffer): Buffer {
  const end = png.length - IEND_BYTES
  const text = pngChunk('tEXt', Buffer.from(`Comment\0${randomUUID()}`))
  return Buffer.concat([png.subarray(0, end), text, png.subarray(end)])
}

export type Upstream = typeof methods
const methods = serve({
  url: () => server.url,
  setLatency: (latencyMs: number) => server.setLatency(latencyMs),
  /** What has come since the last time this was asked. */
  take: () => {
    const taken = { arrivals, mostOpen }
    arrivals = []
    mostOpen = open
    return taken
  },
})
