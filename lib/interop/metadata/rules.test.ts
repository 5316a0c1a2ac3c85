import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { settingsIn } from './rules'
import { textsIn } from './texts/rules'

const A1111 = `a red cup, (steam:1.2)
on a table
Negative prompt: people, text
Steps: 28, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 5.5, Seed: 1234567890, Size: 832x1216, Model hash: abc, Model: sd3.5_large, Denoising strength: 0.6, Lora hashes: "a: 1, b: 2", Version: v1.10`

const COMFY = JSON.stringify({
  3: {
    class_type: 'KSampler',
    inputs: {
      seed: 42,
      steps: 20,
      cfg: 4.01,
      sampler_name: 'euler',
      scheduler: 'sgm_uniform',
      denoise: 1,
      model: ['4', 0],
      positive: ['16', 0],
      negative: ['40', 0],
      latent_image: ['53', 0],
    },
  },
  4: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'sd3.5_large_fp8_scaled.safetensors' } },
  16: { class_type: 'CLIPTextEncode', inputs: { text: 'a bottle with a galaxy', clip: ['4', 1] } },
  40: { class_type: 'CLIPTextEncode', inputs: { text: '', clip: ['4', 1] } },
  53: { class_type: 'EmptySD3LatentImage', inputs: { width: 1024, height: 1024, batch_size: 1 } },
})

const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c33' } })
  .png()
  .toBuffer()

/** The picture with chunks put before its end; their checksums are not looked at. */
function pngWith(...chunks: [type: string, data: Buffer][]): Buffer {
  const made = chunks.map(([type, data]) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)])
  })
  return Buffer.concat([png.subarray(0, -12), ...made, png.subarray(-12)])
}
const text = (keyword: string, value: string) => Buffer.from(`${keyword}\0${value}`)

describe('texts in a PNG', () => {
  it('are read from each kind of chunk', async () => {
    const file = pngWith(
      ['tEXt', text('parameters', 'süß ☕')],
      ['tEXt', Buffer.from('latin\0caf\xe9', 'latin1')],
      ['zTXt', Buffer.concat([Buffer.from('packed\0\0'), deflateSync('squeezed')])],
      ['iTXt', Buffer.from('said\0\0\0en\0\0grüße')],
      ['iTXt', Buffer.concat([Buffer.from('both\0\x01\0\0\0'), deflateSync('packed too')])],
    )
    expect([...(await textsIn(file))]).toEqual([
      ['parameters', 'süß ☕'],
      ['latin', 'café'],
      ['packed', 'squeezed'],
      ['said', 'grüße'],
      ['both', 'packed too'],
    ])
  })

  it('do not blow up', async () => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024))
    const file = pngWith(
      ['zTXt', Buffer.concat([Buffer.from('bomb\0\0'), bomb])],
      ['tEXt', text('after', 'still here')],
    )
    expect([...(await textsIn(file))]).toEqual([['after', 'still here']])
  })

  it('are none in anything else, and nothing throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        expect((await textsIn(noise)).size).toBe(0)
        await textsIn(Buffer.concat([png.subarray(0, 8), noise]))
        await textsIn(Buffer.concat([Buffer.from('Exif\0\0II*\0'), noise]))
      }),
    )
  })
})

describe('the user comment', () => {
  it.each(['jpeg', 'webp'] as const)('of a %s is read', async (format) => {
    const exif = { IFD2: { UserComment: A1111 } }
    const file = await sharp(png).withExif(exif).toFormat(format).toBuffer()
    expect((await textsIn(file)).get('UserComment')).toContain('a red cup')
  })
})

describe('settings', () => {
  it('of AUTOMATIC1111', () => {
    expect(settingsIn(new Map([['parameters', A1111]]))).toEqual({
      from: 'automatic1111',
      prompt: 'a red cup, (steam:1.2)\non a table',
      negativePrompt: 'people, text',
      steps: 28,
      sampler: 'DPM++ 2M',
      scheduler: 'Karras',
      cfgScale: 5.5,
      seed: 1234567890,
      widthPx: 832,
      heightPx: 1216,
      strength: 0.6,
      checkpoint: 'sd3.5_large',
    })
  })

  it('of ComfyUI, by following its links', () => {
    expect(settingsIn(new Map([['prompt', COMFY]]))).toEqual({
      from: 'comfyui',
      prompt: 'a bottle with a galaxy',
      seed: 42,
      steps: 20,
      cfgScale: 4.01,
      sampler: 'euler',
      scheduler: 'sgm_uniform',
      checkpoint: 'sd3.5_large_fp8_scaled.safetensors',
      widthPx: 1024,
      heightPx: 1024,
    })
  })

  it.each(['', 'a cup', '{', '[]', 'null', '{"3":{"class_type":"KSampler","inputs":{"positive":["3",0]}}}'])(
    'of %j are none',
    (said) => {
      expect(settingsIn(new Map([['prompt', said]]))).toBeUndefined()
      expect(settingsIn(new Map([['parameters', said]]))).toBeUndefined()
    },
  )
})
