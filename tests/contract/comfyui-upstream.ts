import { afterAll, beforeAll, beforeEach } from 'vitest'
import { checkpointsOf, type Encoders } from '@/lib/providers/comfyui/checkpoints'
import { createComfyProvider } from '@/lib/providers/comfyui/connect'
import type { Outcome, RenderOptions, RenderRequest } from '@/lib/providers/provider'
import type { Model, Operation } from '@/lib/providers/schema'
import { type ComfyFake, startComfyFake } from '../mocks/comfyui-server'
import { expectPresentable } from './battery'
import { CANARY_KEY, inputPicture, requestFor } from './render-request'

export const FILE = 'sd3.5_large_fp8_scaled.safetensors'
const CREDENTIALS = `studio:${CANARY_KEY}`

type Wanted = { entries?: string[]; encoders?: Encoders; pollMs?: number; password?: boolean; auth?: string }

/** The provider at a fake; with `password` as behind a proxy that asks for one. */
export function connect(
  baseUrl: string,
  { entries = [FILE], encoders, pollMs = 20, password = true, auth }: Wanted = {},
) {
  const url = new URL(baseUrl)
  if (password) [url.username, url.password] = ['studio', CANARY_KEY]
  return createComfyProvider({
    baseUrl: url.href,
    ...(auth && { auth }),
    checkpoints: checkpointsOf(entries, encoders),
    samplers: ['euler', 'dpmpp_2m'],
    schedulers: ['sgm_uniform', 'karras'],
    centicredits: 100,
    pollMs,
  })
}

export function model(entry = FILE): Model {
  const [found] = connect('http://127.0.0.1', { entries: [entry] }).catalogue()
  if (!found) throw new Error(entry)
  return found
}

/** A request as the studio makes it, with a source and a mask where the operation takes them. */
export function requestOf(operation: Operation = 'text-to-image', more: Partial<RenderRequest> = {}) {
  const images = {
    ...(operation !== 'text-to-image' && { image: inputPicture(1200, 800) }),
    ...(operation === 'inpaint' && { mask: inputPicture(1200, 800) }),
  }
  const settings = { steps: 8, sampler: 'euler', scheduler: 'sgm_uniform', strength: 0.6, ...more.settings }
  return requestFor(model(), { images, ...more, settings }, operation)
}

/** One fake ComfyUI for a test file, behind a password, healthy again before each test. */
export function comfyForFile() {
  let fake: ComfyFake
  beforeAll(async () => {
    fake = await startComfyFake()
  })
  afterAll(() => fake.close())
  beforeEach(() => {
    fake.queue.let('through')
    fake.queue.namesProgress = true
    fake.queue.interrupted.length = 0
    fake.answers.clear()
    fake.calls.length = 0
    fake.upgrades.length = 0
    fake.uploads.clear()
    fake.rewrite = undefined
    fake.queue.history = {}
    fake.queue.emptyCache()
    Object.assign(fake.settings, {
      takesIds: true,
      refusesSockets: false,
      ignoresSockets: undefined,
      auth: CREDENTIALS,
    })
    fake.settings.rename = (name) => name
  })
  return {
    fake: () => fake,
    async render(
      request: RenderRequest,
      options: Partial<RenderOptions> = {},
      wanted: Wanted = {},
    ): Promise<Outcome> {
      const provider = connect(fake.url, wanted)
      const outcome = await provider.render(request, {
        signal: new AbortController().signal,
        deadlineMs: 25_000,
        ...options,
      })
      expectPresentable(outcome)
      return outcome
    },
    lastGraph() {
      const sent = fake.prompts().at(-1)
      if (!sent) throw new Error('nothing was sent')
      return sent.prompt
    },
  }
}
