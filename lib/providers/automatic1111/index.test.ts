import { expect, it } from 'vitest'
import { automatic1111 } from '.'

const connectionWith = (values: Record<string, string>) =>
  automatic1111.connect(automatic1111.variables.parse(values), [])

it('is off without an address; with one it offers what the server has loaded', () => {
  expect(connectionWith({})).toBeUndefined()
  const connection = connectionWith({ ...automatic1111.example })
  const models = connection?.provider.catalogue() ?? []
  expect(models.map(({ id }) => id)).toEqual(['automatic1111/default'])
  expect(models[0]?.description).toMatch(/SD 1\.5 or SDXL/)
  expect(models[0]?.capabilities[0]?.fields.aspectRatio).toMatchObject({ default: '1:1' })
  const shapes = models[0]?.capabilities[0]?.fields.aspectRatio?.shapes ?? []
  expect(shapes.find(({ ratio }) => ratio === '1:1')).toMatchObject({ widthPx: 512, heightPx: 512 })
  for (const { widthPx, heightPx } of shapes) expect([widthPx % 8, heightPx % 8]).toEqual([0, 0])
})

it('offers checkpoints by title, at the size they are for', () => {
  const connection = connectionWith({
    AUTOMATIC1111_BASE_URL: 'https://webui.example',
    AUTOMATIC1111_API_AUTH: 'studio:secret',
    AUTOMATIC1111_CHECKPOINTS: 'sd_xl_base.safetensors [31e35c80fc]=SDXL, juggernaut.safetensors [aa11]',
    AUTOMATIC1111_MEGAPIXELS: '1',
  })
  const models = connection?.provider.catalogue() ?? []
  expect(models.map(({ upstreamId, name }) => [upstreamId, name])).toEqual([
    ['sd_xl_base.safetensors [31e35c80fc]', 'SDXL'],
    ['juggernaut.safetensors [aa11]', 'juggernaut.safetensors'],
  ])
  const inpaint = models[0]?.capabilities.find(({ operation }) => operation === 'inpaint')
  expect(inpaint?.outputSize).toEqual({ from: 'megapixels', megapixels: 1 })
  expect(inpaint?.fields.maskBlur).toMatchObject({ default: 4 })
  expect(inpaint?.listPrice.centicredits).toBe(100)
})

it.each([{ AUTOMATIC1111_API_AUTH: 'nobody' }, { AUTOMATIC1111_MEGAPIXELS: '64' }])(
  'refuses %j',
  (values) => {
    expect(automatic1111.variables.safeParse(values).success).toBe(false)
  },
)
