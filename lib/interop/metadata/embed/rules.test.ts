import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { RunSettings } from '@/lib/runs/schema'
import { settingsIn } from '../rules'
import { textsIn } from '../texts/rules'
import { isPng, parametersOf, withParameters } from './rules'

const SETTINGS: RunSettings = {
  ...{ model: 'stability/sd3.5-large', operation: 'image-to-image', outputFormat: 'png' },
  ...{ prompt: 'a red cup — «tea»,\non a table', negativePrompt: 'people', widthPx: 832, heightPx: 1216 },
  ...{ cfgScale: 5.5, strength: 0.6 },
}
const raw = await sharp({ create: { width: 9, height: 7, channels: 4, background: '#c338' } })
  .png()
  .toBuffer()
const png = new Uint8Array(raw)
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())

describe('settings put into a picture', () => {
  it('are read again as they were', async () => {
    const written = await bytesOf(withParameters(png, parametersOf(SETTINGS, 4_294_967_294)))
    expect(settingsIn(await textsIn(written))).toEqual({
      from: 'triptych',
      prompt: SETTINGS.prompt,
      negativePrompt: 'people',
      cfgScale: 5.5,
      seed: 4_294_967_294,
      strength: 0.6,
      checkpoint: 'stability/sd3.5-large',
      widthPx: 832,
      heightPx: 1216,
    })
  })

  it('without a seed, steps or guidance are still known', async () => {
    const { cfgScale: _, strength: __, negativePrompt: ___, ...bare } = SETTINGS
    const text = parametersOf({ ...bare, operation: 'text-to-image' }, null)
    expect(text).toBe(`${bare.prompt}\nSize: 832x1216, Model: stability/sd3.5-large, Version: Triptych`)
    expect(settingsIn(new Map([['parameters', text]]))).toMatchObject({ prompt: bare.prompt, widthPx: 832 })
  })

  it('replace those that are there, and leave every pixel', async () => {
    const first = await bytesOf(withParameters(png, 'of before'))
    const second = await bytesOf(withParameters(first, parametersOf(SETTINGS, 1)))
    expect((await textsIn(second)).get('parameters')).toContain('Seed: 1')
    expect(Buffer.from(second).includes('of before')).toBe(false)
    const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer()
    expect(await pixels(second)).toEqual(await pixels(png))
    expect(isPng(second)).toBe(true)
  })
})
