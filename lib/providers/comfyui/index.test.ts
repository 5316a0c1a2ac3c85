import { expect, it } from 'vitest'
import { comfyui } from '.'

const connectionWith = (values: Record<string, string>) =>
  comfyui.connect(comfyui.variables.parse(values), [])

it('is off without an address, and on with one', () => {
  expect(connectionWith({})).toBeUndefined()
  const connection = connectionWith({ ...comfyui.example })
  expect(connection).toMatchObject({ timeoutMs: 600_000, requestsPer10s: 0 })
  const [model] = connection?.provider.catalogue() ?? []
  expect(model).toMatchObject({ id: 'comfyui/sd3.5_large_fp8_scaled.safetensors', provider: 'comfyui' })
  expect(model?.capabilities.map(({ operation }) => operation)).toEqual([
    ...['text-to-image', 'image-to-image', 'inpaint'],
  ])
  expect(model?.capabilities.every(({ isAsync, hasProgress }) => isAsync && hasProgress)).toBe(true)
})

it('makes a model of every checkpoint, each with its own usual values', () => {
  const connection = connectionWith({
    COMFYUI_BASE_URL: 'http://studio:secret@gpu.local:8188/comfy',
    COMFYUI_CHECKPOINTS: 'sd3.5_large_turbo.safetensors+encoders=Turbo,sd3_medium_incl_clips.safetensors',
    COMFYUI_SAMPLERS: 'dpmpp_2m, heun',
    COMFYUI_CREDITS_PER_IMAGE: '2.5',
  })
  const models = connection?.provider.catalogue() ?? []
  expect(models.map(({ name }) => name)).toEqual(['Turbo', 'sd3_medium_incl_clips'])
  const [turbo, medium] = models.map(({ capabilities }) => capabilities[0])
  expect(turbo?.fields).toMatchObject({ steps: { default: 4 }, cfgScale: { default: 1.2 } })
  expect(turbo?.fields.sampler).toEqual({
    kind: 'choice',
    options: ['dpmpp_2m', 'heun'],
    default: 'dpmpp_2m',
  })
  expect(medium?.fields).toMatchObject({ steps: { default: 30 } })
  expect(medium?.listPrice.centicredits).toBe(250)
  for (const { id } of models) expect(connection?.provider.resolveModel(id)?.id).toBe(id)
  expect(connection?.provider.resolveModel('comfyui/other')).toBeUndefined()
})

it.each([
  { COMFYUI_BASE_URL: 'ftp://host' },
  { COMFYUI_BASE_URL: 'gpu' },
  { COMFYUI_TEXT_ENCODERS: 'a,b' },
  { COMFYUI_AUTH: 'nobody' },
  { COMFYUI_CREDITS_PER_IMAGE: '0' },
])('refuses %j', (values) => {
  expect(comfyui.variables.safeParse(values).success).toBe(false)
})
