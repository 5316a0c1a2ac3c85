import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createAutomatic1111Provider } from '@/lib/providers/automatic1111/connect'
import type { Outcome, RenderOptions, RenderRequest } from '@/lib/providers/provider'
import type { Model, Operation } from '@/lib/providers/schema'
import { startWebUiFake, type WebUiFake } from '../mocks/automatic1111-server'
import { expectPresentable } from './battery'
import { CANARY_KEY, inputPicture, requestFor } from './render-request'

export const AUTH = `studio:${CANARY_KEY}`
export const SDXL = 'sd_xl_base.safetensors [31e35c80fc]'

type Wanted = { titles?: string[]; megapixels?: number; auth?: string }

export const connect = (baseUrl: string, { titles = [], megapixels = 1, auth = AUTH }: Wanted = {}) =>
  createAutomatic1111Provider({
    ...{ baseUrl, auth, megapixels, pollMs: 10, centicredits: 100 },
    checkpoints: titles.map((title) => ({ title, name: title })),
    samplers: ['Euler', 'DPM++ 2M', 'Gone'],
    schedulers: ['Automatic', 'Karras'],
  })

export function model(wanted: Wanted = {}): Model {
  const [found] = connect('http://127.0.0.1', wanted).catalogue()
  if (!found) throw new Error('no model')
  return found
}

/** A request as the studio makes it, with a source and a mask where the operation takes them. */
export function requestOf(
  operation: Operation = 'text-to-image',
  more: Partial<RenderRequest> = {},
  wanted: Wanted = {},
) {
  const images = {
    ...(operation !== 'text-to-image' && { image: inputPicture(1200, 800) }),
    ...(operation === 'inpaint' && { mask: inputPicture(1200, 800) }),
  }
  return requestFor(model(wanted), { images, ...more }, operation)
}

/** One fake web UI for a test file, behind a password, healthy and idle again before each test. */
export function webUiForFile() {
  let fake: WebUiFake
  beforeAll(async () => {
    fake = await startWebUiFake()
  })
  afterAll(() => fake.close())
  beforeEach(async () => {
    await fake.idle()
    fake.answers.clear()
    fake.calls.length = 0
    fake.interrupted.length = 0
    fake.rewrite = undefined
    Object.assign(fake.settings, { flavour: 'a1111', auth: AUTH, hasPage: true, namesTask: false, stepMs: 0 })
  })
  return {
    fake: () => fake,
    async render(
      request: RenderRequest,
      options: Partial<RenderOptions> = {},
      wanted: Wanted = {},
    ): Promise<Outcome> {
      const outcome = await connect(fake.url, wanted).render(request, {
        signal: new AbortController().signal,
        deadlineMs: 25_000,
        ...options,
      })
      expectPresentable(outcome)
      return outcome
    },
    lastSubmit() {
      const call = fake.submits().at(-1)
      if (!call) throw new Error('nothing was sent')
      return call
    },
  }
}
