import { randomUUID } from 'node:crypto'
import { Agent, request } from 'undici'
import { clockMs } from './clock'
import { runBody, runHeaders } from './press'

export type Listening = { url: string; cookie: string; concurrency: number; images: number }
/** When the press of the button left the client, and when the finished run came over the event stream. */
export type Heard = { prompt: string; startedMs: number; heardMs: number }
type Run = {
  done: boolean
  settings: { prompt: string }
  generations: { image: object | null; message: string | null }[]
}

/** Presses without waiting, and hears of the picture over server-sent events, as the studio's screen does. */
export async function listen({ url, cookie, concurrency, images }: Listening): Promise<Heard[]> {
  const dispatcher = new Agent({ connections: concurrency + 1 })
  const waiting = new Map<string, (heardMs: number) => void>()
  const stop = new AbortController()
  const ready = Promise.withResolvers<void>()
  const stream = follow(url, cookie, dispatcher, stop.signal, (event, data) => {
    if (event === 'ready') ready.resolve()
    if (event !== 'run') return
    const run = JSON.parse(data) as Run
    if (run.done) waiting.get(run.settings.prompt)?.(clockMs())
  })
  stream.catch(ready.reject)
  await ready.promise
  const heard: Heard[] = []
  let begun = 0
  const worker = async () => {
    while (begun++ < images) {
      const prompt = `a harbour in fog, ${randomUUID()}`
      const done = new Promise<number>((resolve) => waiting.set(prompt, resolve))
      const startedMs = clockMs()
      const answer = await request(`${url}/api/v1/runs`, {
        ...{ method: 'POST', headers: runHeaders(cookie), body: runBody(prompt), dispatcher },
      })
      const text = await answer.body.text()
      if (answer.statusCode !== 202) throw new Error(`${answer.statusCode}: ${text.slice(0, 300)}`)
      heard.push({ prompt, startedMs, heardMs: await done })
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  stop.abort()
  await stream.catch(() => {})
  await dispatcher.destroy()
  return heard
}

async function follow(
  url: string,
  cookie: string,
  dispatcher: Agent,
  signal: AbortSignal,
  hear: (event: string, data: string) => void,
): Promise<void> {
  const { body } = await request(`${url}/api/v1/events`, { headers: { cookie }, dispatcher, signal })
  let text = ''
  for await (const chunk of body) {
    text += (chunk as Buffer).toString('utf8')
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? ''
      hear(field('event'), field('data'))
    }
  }
}
