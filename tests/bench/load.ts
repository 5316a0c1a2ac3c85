// A process of its own: asks for pictures as browsers do and takes the time until the last byte is there.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { clockMs } from './clock'
import { listen } from './listen'
import { runBody, runHeaders } from './press'
import { serve } from './remote'

export type Target = { kind: 'upstream' | 'studio'; url: string; cookies?: string[] }
export type Load = { target: Target; concurrency: number; images: number; people?: number }
export type Sample = { prompt: string; startedMs: number; endedMs: number }
export type Loaded = { samples: Sample[]; failures: string[]; wallMs: number }
type Ask = (prompt: string, person: number) => Promise<void>

const SD3 = '/v2beta/stable-image/generate/sd3'
const IMAGE_BYTES = 1_000_000

const fields = { model: 'sd3.5-large', mode: 'text-to-image', aspect_ratio: '1:1', output_format: 'png' }

function multipart(prompt: string) {
  const boundary = 'bench-7f1c9a'
  const parts = Object.entries({ prompt, seed: '7', ...fields }).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return {
    body: `${parts.join('')}--${boundary}--\r\n`,
    type: `multipart/form-data; boundary=${boundary}`,
  }
}

async function take(answer: Awaited<ReturnType<typeof request>>): Promise<void> {
  let size = 0
  for await (const chunk of answer.body) size += (chunk as Buffer).length
  if (answer.statusCode !== 200 || size < IMAGE_BYTES) throw new Error(`${answer.statusCode}, ${size} bytes`)
}

/** One call with the picture in its answer: the upstream itself, and what stands right before it. */
const askUpstream =
  (url: string, dispatcher: Agent): Ask =>
  async (prompt, person) => {
    const { body, type } = multipart(prompt)
    const headers = { 'content-type': type, authorization: 'Bearer bench', 'x-person': String(person) }
    await take(await request(url + SD3, { method: 'POST', headers, body, dispatcher }))
  }

type Run = { id: string; generations: { image: { id: string } | null; message: string | null }[] }

/** A run that is waited for, then the original's bytes: what a browser does for one picture. */
const askStudio =
  (url: string, cookies: string[], dispatcher: Agent): Ask =>
  async (prompt, person) => {
    const cookie = cookies[person] ?? ''
    const headers = { ...runHeaders(cookie), prefer: 'wait=30' }
    const answer = await request(`${url}/api/v1/runs`, {
      ...{ method: 'POST', headers, body: runBody(prompt), dispatcher },
    })
    const run = (await answer.body.json()) as Run
    const image = run.generations?.[0]?.image
    if (!image) throw new Error(`${answer.statusCode}: ${JSON.stringify(run).slice(0, 400)}`)
    const original = `${url}/api/v1/images/${image.id}/original`
    await take(await request(original, { headers: { cookie }, dispatcher }))
  }

async function load({ target, concurrency, images, people = 1 }: Load): Promise<Loaded> {
  const dispatcher = new Agent({ connections: concurrency })
  const { kind, url, cookies = [] } = target
  const ask = kind === 'studio' ? askStudio(url, cookies, dispatcher) : askUpstream(url, dispatcher)
  const samples: Sample[] = []
  const failures: string[] = []
  let begun = 0
  const began = clockMs()
  const worker = async (place: number) => {
    while (begun++ < images) {
      const prompt = `a lighthouse at dusk, ${randomUUID()}`
      const startedMs = clockMs()
      await ask(prompt, place % people).then(
        () => samples.push({ prompt, startedMs, endedMs: clockMs() }),
        (error: Error) => failures.push(error.message),
      )
    }
  }
  await Promise.all(Array.from({ length: concurrency }, (_, place) => worker(place)))
  const wallMs = clockMs() - began
  await dispatcher.close()
  return { samples, failures, wallMs }
}

export type Flight = { url: string; cookies: string[]; runs: number; count: number }

/** Starts every run at once without waiting for any. */
async function launch({ url, cookies, runs, count }: Flight) {
  const dispatcher = new Agent({ connections: 64 })
  const failures: string[] = []
  const began = clockMs()
  const one = async (index: number) => {
    const headers = runHeaders(cookies[index % cookies.length] ?? '')
    const body = runBody(`a fleet of ships, ${index}`, count)
    const answer = await request(`${url}/api/v1/runs`, { method: 'POST', headers, body, dispatcher })
    const text = await answer.body.text()
    if (answer.statusCode !== 202) failures.push(`${answer.statusCode}: ${text.slice(0, 300)}`)
  }
  await Promise.all(Array.from({ length: runs }, (_, index) => one(index)))
  await dispatcher.close()
  return { failures, wallMs: clockMs() - began }
}

let probing = false
let probes: number[] = []

/** Asks `/healthz` every 20 ms, each on its own schedule, until told to stop. */
async function probe(url: string) {
  probing = true
  probes = []
  const dispatcher = new Agent({ connections: 512 })
  for (let due = clockMs(); probing; due += 20) {
    await sleep(Math.max(0, due - clockMs()))
    const startedMs = due
    void request(`${url}/healthz`, { dispatcher })
      .then((answer) => answer.body.dump())
      .then(() => probes.push(clockMs() - startedMs))
      .catch(() => probes.push(Number.POSITIVE_INFINITY))
  }
}

export type LoadMethods = typeof methods
const methods = serve({
  load,
  launch,
  listen,
  startProbing: (url: string) => void probe(url),
  stopProbing: () => {
    probing = false
    return probes
  },
})
