import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { breaches } from './automatic1111-contract'
import { inspectable } from './automatic1111-pictures'
import { openOnLoopback, shut } from './loopback'
import { pngPicture } from './pictures'
import { play, type Scenario } from './scenario'

export type Body = Record<string, unknown>
export type Call = {
  method: string
  path: string
  url: string
  body: Body
  headers: IncomingMessage['headers']
}
/** The parts of a healthy answer. */
export type Made = { images: unknown; parameters: unknown; info: unknown }

export type WebUiFake = {
  url: string
  calls: Call[]
  /** The calls that make a picture. */
  submits(): Call[]
  settings: {
    flavour: 'a1111' | 'forge'
    auth: string | undefined
    /** False with --nowebui: no `/internal/progress`. */
    hasPage: boolean
    /** True where `/sdapi/v1/progress` names the current task. */
    namesTask: boolean
    checkpoints: string[]
    loaded: string
    samplers: string[]
    /** How long one of ten steps takes. */
    stepMs: number
  }
  /** Answers by method and path in place of the healthy ones. */
  answers: Map<string, Scenario>
  /** Changes the healthy answer. */
  rewrite: ((made: Made, info: Record<string, unknown>) => Made) | undefined
  state: State
  /** Tasks that were interrupted, in order. */
  interrupted: string[]
  /** Lets somebody else's job run until the returned function is called. */
  occupy(taskId: string): Promise<() => void>
  /** Lets every occupant go, and resolves when nothing runs or waits. */
  idle(): Promise<void>
  close(): Promise<void>
}
type State = {
  task: string | undefined
  job: string
  jobTimestamp: string
  step: number
  isInterrupted: boolean
}

const STEPS = 10
const HASH = '6ce0161689'

/** A stand-in for AUTOMATIC1111 or Forge over real HTTP on a free loopback port: one lock, one global state. */
export async function startWebUiFake(): Promise<WebUiFake> {
  const server = createServer((incoming, response) => {
    void serve(incoming, response, fake).catch(() => response.destroy())
  })
  const calls: Call[] = []
  const occupants: (() => void)[] = []
  const fake: WebUiFake & { lock: Promise<void>; made: number } = {
    ...{ url: '', calls, lock: Promise.resolve(), made: 0, answers: new Map(), rewrite: undefined },
    submits: () => calls.filter(({ path }) => path.endsWith('2img')),
    settings: {
      ...{ flavour: 'a1111', auth: undefined, hasPage: true, namesTask: false, stepMs: 0 },
      checkpoints: [`v1-5-pruned-emaonly.safetensors [${HASH}]`, 'sd_xl_base.safetensors [31e35c80fc]'],
      loaded: `v1-5-pruned-emaonly.safetensors [${HASH}]`,
      samplers: ['Euler', 'Euler a', 'DPM++ 2M', 'DDIM'],
    },
    state: { task: undefined, job: '', jobTimestamp: '0', step: 0, isInterrupted: false },
    interrupted: [],
    async occupy(taskId) {
      const held = Promise.withResolvers<void>()
      occupants.push(held.resolve)
      const begun = Promise.withResolvers<void>()
      void locked(fake, async () => {
        begin(fake, taskId, 'scripts_txt2img')
        begun.resolve()
        await held.promise
        fake.state.task = undefined
      })
      await begun.promise
      return held.resolve
    },
    idle() {
      for (const leave of occupants.splice(0)) leave()
      return fake.lock
    },
    close: () => shut(server),
  }
  fake.url = (await openOnLoopback(server)).url
  return fake
}

type Inner = WebUiFake & { lock: Promise<void>; made: number }

function locked<T>(fake: Inner, work: () => Promise<T>): Promise<T> {
  const done = fake.lock.then(work)
  fake.lock = done.then(
    () => undefined,
    () => undefined,
  )
  return done
}

function begin(fake: Inner, task: string, job: string) {
  fake.made += 1
  const jobTimestamp = `202611210800${String(fake.made).padStart(4, '0')}`
  fake.state = { task, job, jobTimestamp, step: 0, isInterrupted: false }
}

async function serve(incoming: IncomingMessage, response: ServerResponse, fake: Inner) {
  const bytes = await buffer(incoming)
  const url = incoming.url ?? '/'
  const path = url.split('?')[0] ?? ''
  const method = incoming.method ?? ''
  const body = (bytes.length > 0 ? JSON.parse(bytes.toString()) : {}) as Body
  fake.calls.push({ method, path, url, body, headers: incoming.headers })
  const told = fake.answers.get(`${method} ${path}`)
  if (told) return play(told, response)
  const { auth } = fake.settings
  const isLetIn =
    auth === undefined || incoming.headers.authorization === `Basic ${Buffer.from(auth).toString('base64')}`
  if (!isLetIn && path.startsWith('/sdapi')) {
    const scenario = json({ detail: 'Incorrect username or password' }, 401)
    return play({ ...scenario, headers: { ...scenario.headers, 'www-authenticate': 'Basic' } }, response)
  }
  return play(await answer(`${method} ${path}`, url, body, fake), response)
}

const json = (value: unknown, status = 200): Scenario => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})

/** An error as either of the two shapes it. */
function fault(fake: Inner, status: number, detail: string, name = 'HTTPException'): Scenario {
  if (fake.settings.flavour === 'a1111')
    return json(
      {
        error: name,
        detail: name === 'HTTPException' ? detail : '',
        body: '',
        errors: name === 'HTTPException' ? '' : detail,
      },
      status,
    )
  return name === 'HTTPException' ? json({ detail }, status) : { status, body: 'Internal Server Error' }
}

async function answer(route: string, url: string, body: Body, fake: Inner): Promise<Scenario> {
  switch (route) {
    case 'POST /sdapi/v1/txt2img':
      return make('txt2img', body, fake)
    case 'POST /sdapi/v1/img2img':
      return make('img2img', body, fake)
    case 'POST /internal/progress':
      return fake.settings.hasPage ? taskProgress(body, fake) : json({ detail: 'Not Found' }, 404)
    case 'GET /sdapi/v1/progress':
      return json(anyProgress(url, fake))
    case 'POST /sdapi/v1/interrupt':
      fake.state.isInterrupted = true
      if (fake.state.task) fake.interrupted.push(fake.state.task)
      return json({})
    default:
      return json({ detail: 'Not Found' }, 404)
  }
}

function taskProgress({ id_task }: Body, { state }: Inner): Scenario {
  const active = state.task !== undefined && id_task === state.task
  return json({
    ...{ active, queued: !active, completed: false, eta: null, live_preview: null, id_live_preview: -1 },
    ...{ progress: active ? state.step / STEPS : null, textinfo: active ? null : 'Waiting...' },
  })
}

function anyProgress(url: string, { state, settings }: Inner) {
  const isBusy = state.task !== undefined
  return {
    ...{ progress: isBusy ? state.step / STEPS : 0, eta_relative: 1, textinfo: null },
    state: {
      ...{
        skipped: false,
        interrupted: state.isInterrupted,
        job: isBusy ? state.job : '',
        job_count: isBusy ? 1 : 0,
      },
      ...{ job_timestamp: state.jobTimestamp, job_no: 0, sampling_step: state.step, sampling_steps: STEPS },
    },
    current_image: url.includes('skip_current_image=true') ? null : 'A'.repeat(100_000),
    ...(settings.namesTask && { current_task: isBusy ? state.task : null }),
  }
}

/** Not to be known from the picture's size alone. */
const MODEL_NAME = (title: string) => title.replace(/\.safetensors.*$/, '')

async function make(route: 'txt2img' | 'img2img', body: Body, fake: Inner): Promise<Scenario> {
  const { settings } = fake
  const detail = breaches(route, body)
  if (detail.length > 0) return json({ detail }, 422)
  const sampler = body.sampler_name ?? 'Euler'
  if (!settings.samplers.includes(String(sampler)))
    return fault(fake, settings.flavour === 'a1111' ? 404 : 400, 'Sampler not found')
  if (route === 'img2img' && body.init_images === undefined) return fault(fake, 404, 'Init image not found')
  const pictures = [...((body.init_images as string[]) ?? []), ...(body.mask ? [String(body.mask)] : [])]
  if (pictures.some((each) => !inspectable(each))) return fault(fake, 500, 'Invalid encoded image')
  const wanted = (body.override_settings as Body | undefined)?.sd_model_checkpoint
  const isThere = wanted === undefined || settings.checkpoints.includes(String(wanted))
  if (!isThere && settings.flavour === 'forge') return fault(fake, 500, `model '${wanted}' not found`)
  // The older of the two goes on with what is loaded.
  const model = wanted && isThere ? String(wanted) : settings.loaded
  return locked(fake, () => run(route, body, model, fake))
}

async function run(route: string, body: Body, model: string, fake: Inner): Promise<Scenario> {
  begin(fake, String(body.force_task_id ?? 'task(txt2img-X)'), `scripts_${route}`)
  const mine = fake.state
  for (; mine.step < STEPS && !mine.isInterrupted; mine.step += 1) await sleep(fake.settings.stepMs)
  mine.task = undefined
  const { width = 512, height = 512 } = body as { width?: number; height?: number }
  const seed = body.seed === undefined || body.seed === -1 ? 42 : body.seed
  const info = {
    ...{
      prompt: body.prompt,
      all_prompts: [body.prompt],
      seed,
      all_seeds: [seed],
      subseed: 1,
      width,
      height,
    },
    ...{
      sampler_name: body.sampler_name ?? 'Euler',
      cfg_scale: body.cfg_scale ?? 7,
      steps: body.steps ?? 50,
    },
    ...{ sd_model_name: MODEL_NAME(model), sd_model_hash: /\[(\w+)\]/.exec(model)?.[1] ?? null },
    ...{ denoising_strength: body.denoising_strength ?? null, infotexts: ['…'], index_of_first_image: 0 },
    ...{ job_timestamp: mine.jobTimestamp, version: 'v1.10.1' },
  }
  const { init_images: _stripped, mask: _too, ...parameters } = body
  const images = [pngPicture(width, height).toString('base64')]
  const made = { images, parameters, info: JSON.stringify(info) }
  return json(fake.rewrite ? fake.rewrite(made, info) : made)
}
