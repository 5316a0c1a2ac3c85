import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProviderView } from '@/lib/runs/health/schema'
import type { ModelView, RunView } from '@/lib/runs/schema'
import { KEYS } from '../contract/bedrock-upstream'
import { startAppypieServer } from '../mocks/appypie-server'
import { startWebUiFake } from '../mocks/automatic1111-server'
import { startBedrockServer } from '../mocks/bedrock-server'
import { CANARY_KEY } from '../mocks/canary'
import { startComfyFake } from '../mocks/comfyui-server'
import { startFalServer } from '../mocks/fal-server'
import { startFireworksServer } from '../mocks/fireworks-server'
import { startModelsLabServer } from '../mocks/modelslab-server'
import { startReplicateServer } from '../mocks/replicate-server'
import { newKey } from './caller'
import { follow } from './events'
import { brokenMoney } from './invariants'
import { openServed, type Person, type Served } from './served'

type Upstream = { submits: () => number; close: () => Promise<unknown>; env: Record<string, string> }

/** Every upstream but Stability as a stand-in, with the variables that switch it on. */
async function upstreams(): Promise<Record<string, Upstream>> {
  const [fal, replicate, modelslab] = [
    await startFalServer(),
    await startReplicateServer(),
    await startModelsLabServer(),
  ]
  const [appypie, fireworks] = [await startAppypieServer(CANARY_KEY), await startFireworksServer(CANARY_KEY)]
  const bedrock = await startBedrockServer({ keys: KEYS })
  const [comfyui, webui] = [await startComfyFake(), await startWebUiFake()]
  const close = (server: { close(): Promise<unknown> }) => () => server.close()
  return {
    fal: { submits: fal.submits, close: close(fal), env: { FAL_KEY: CANARY_KEY, FAL_QUEUE_URL: fal.url } },
    replicate: {
      ...{ submits: replicate.submits, close: close(replicate) },
      env: { REPLICATE_API_TOKEN: CANARY_KEY, REPLICATE_BASE_URL: `${replicate.url}/v1` },
    },
    modelslab: {
      ...{ submits: modelslab.submits, close: close(modelslab) },
      env: { MODELSLAB_API_KEY: CANARY_KEY, MODELSLAB_BASE_URL: modelslab.url },
    },
    appypie: {
      ...{ submits: () => appypie.calls().length, close: close(appypie) },
      env: { APPYPIE_API_KEY: CANARY_KEY, APPYPIE_BASE_URL: appypie.url },
    },
    fireworks: {
      ...{ submits: () => fireworks.requests.length, close: close(fireworks) },
      env: { FIREWORKS: 'on', FIREWORKS_API_KEY: CANARY_KEY, FIREWORKS_BASE_URL: fireworks.url },
    },
    bedrock: {
      ...{ submits: () => bedrock.requests.length, close: close(bedrock) },
      env: {
        ...{ BEDROCK: 'on', BEDROCK_BASE_URL: bedrock.url },
        ...{ AWS_ACCESS_KEY_ID: KEYS.accessKeyId, AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey },
      },
    },
    comfyui: {
      submits: () => comfyui.prompts().length,
      close: close(comfyui),
      env: { COMFYUI_BASE_URL: comfyui.url },
    },
    automatic1111: {
      ...{ submits: () => webui.submits().length, close: close(webui) },
      env: { AUTOMATIC1111_BASE_URL: webui.url },
    },
  }
}

const PROVIDERS = [
  'fal',
  'replicate',
  'modelslab',
  'appypie',
  'fireworks',
  'bedrock',
  'comfyui',
  'automatic1111',
]

describe('every provider, switched on by its own variables', () => {
  let all: Record<string, Upstream>
  let served: Served
  let maya: Person
  beforeAll(async () => {
    all = await upstreams()
    const env = Object.assign({ STABILITY_API_KEY: '' }, ...Object.values(all).map((each) => each.env))
    served = await openServed({ env })
    maya = await served.person('Maya', 1000)
  })
  afterAll(async () => {
    await served?.close()
    for (const each of Object.values(all ?? {})) await each.close()
  })

  it('the studio and the admin page list those that are on, and no other', async () => {
    const models = (await maya.get('/api/v1/models')).json as { items: ModelView[]; sandbox: boolean }
    expect(new Set(models.items.map(({ provider }) => provider))).toEqual(new Set(PROVIDERS))
    expect(models.sandbox).toBe(false)
    const admin = (await served.owner.get('/api/v1/providers')).json as { items: ProviderView[] }
    expect(new Set(admin.items.map(({ id }) => id))).toEqual(new Set(PROVIDERS))
  })

  it.each(PROVIDERS)(
    '%s makes a picture that is stored and charged once, with one submit',
    async (provider) => {
      const { items } = (await maya.get('/api/v1/models')).json as { items: ModelView[] }
      const model = items.find((each) => each.provider === provider)
      const body = { model: model?.id, operation: 'text-to-image', prompt: 'a red sofa on a roof' }
      const headers = { 'idempotency-key': newKey(), prefer: 'wait=60' }
      const stream = await follow(maya)
      const answer = await maya.post('/api/v1/runs', body, headers)
      const run = answer.json as RunView
      expect(answer.status, answer.text).toBe(200)
      expect(run.generations[0], answer.text).toMatchObject({ state: 'succeeded', money: 'captured' })
      expect(all[provider]?.submits()).toBe(1)
      const picture = await maya.get(`/api/v1/images/${run.generations[0]?.image?.id}/original`)
      expect(picture.headers['content-type']).toMatch(/^image\/(png|jpeg|webp)$/)
      // The other one that tells is asked once a second, and its stand-in is done before that.
      if (provider === 'comfyui')
        await stream.hears(
          'how far it is',
          (events) => events.some(({ event }) => event === 'progress'),
          5000,
        )
      await stream.close()
      expect(await brokenMoney(served.peek)).toEqual([])
    },
  )

  it('no key of theirs is in any log line', () => {
    expect(served.server.logs()).not.toContain(CANARY_KEY)
    expect(served.server.logs()).not.toContain(KEYS.secretAccessKey)
  })
})
