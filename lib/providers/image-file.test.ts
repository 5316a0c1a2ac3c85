import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { inspectImage } from './image-file'

const plain = () => sharp({ create: { width: 40, height: 24, channels: 3, background: '#c63' } })
const clear = () =>
  sharp({ create: { width: 40, height: 24, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } } })

const FILES = {
  png: () => plain().png(),
  'png with a palette': () => plain().png({ palette: true }),
  'interlaced png': () => plain().png({ progressive: true }),
  jpeg: () => plain().jpeg(),
  'progressive jpeg': () => plain().jpeg({ progressive: true }),
  'jpeg with metadata': () =>
    plain()
      .withExif({ IFD0: { Artist: 'x'.repeat(300) } })
      .jpeg(),
  webp: () => plain().webp(),
  'lossless webp': () => plain().webp({ lossless: true }),
  'webp with alpha': () => clear().webp(),
}
const made = new Map<string, Buffer>()
beforeAll(async () => {
  for (const [name, make] of Object.entries(FILES)) made.set(name, await make().toBuffer())
})
const names = Object.keys(FILES)
const file = (name: string) => Buffer.from(made.get(name) ?? '')

function chunk(type: string, data: Buffer) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
const signature = Buffer.from('89504e470d0a1a0a', 'hex')
const header = (width: number) => {
  const data = Buffer.from('0000000000000001080200000000', 'hex').subarray(0, 13)
  data.writeUInt32BE(width)
  return chunk('IHDR', data)
}
const pixels = chunk('IDAT', deflateSync(Buffer.alloc(4)))
const end = chunk('IEND', Buffer.alloc(0))
const png = (...chunks: Buffer[]) => Buffer.concat([signature, ...chunks])

describe('inspectImage', () => {
  it.each(names)('reads format and size of a %s', (name) => {
    const format = names.find((each) => ['png', 'jpeg', 'webp'].includes(each) && name.includes(each))
    expect(inspectImage(file(name))).toEqual({ format, widthPx: 40, heightPx: 24 })
  })

  it.each(names)('refuses a %s cut anywhere', (name) => {
    const whole = file(name)
    for (let length = 0; length < whole.length; length += 1) {
      expect(inspectImage(whole.subarray(0, length))).toHaveProperty('problem')
    }
    expect(inspectImage(whole.subarray(0, whole.length - 1))).toEqual({ problem: 'truncated' })
  })

  it('notices any flipped bit of a png', () => {
    const whole = file('png')
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole)
      damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at)
      expect(inspectImage(damaged), `byte ${at}`).toHaveProperty('problem')
    }
  })

  it('never throws, whatever follows a signature', () => {
    const starts = ['89504e470d0a1a0a', 'ffd8ff', 'ffd8ffc0', '524946461000000057454250', '']
    const bytes = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }))
    fc.assert(
      fc.property(bytes, ([start, rest]) => {
        const verdict = inspectImage(Buffer.concat([Buffer.from(start, 'hex'), rest]))
        return 'problem' in verdict || (verdict.widthPx > 0 && verdict.heightPx > 0)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a page', Buffer.from('<!doctype html>'), 'not-an-image'],
    ['a gif', Buffer.from('GIF89a'), 'not-an-image'],
    ['a wave file', Buffer.from('RIFF\x04\0\0\0WAVE', 'latin1'), 'not-an-image'],
    ['a png without pixels', png(header(1), end), 'corrupt'],
    ['a png of width 0', png(header(0), pixels, end), 'corrupt'],
    ['a png that begins with pixels', png(pixels, header(1), end), 'corrupt'],
    [
      'a png whose chunk claims 4 GB',
      png(header(1), Buffer.from('ffffffff4944415400', 'hex'), end),
      'truncated',
    ],
    ['a jpeg without a frame', Buffer.from('ffd8ffd9', 'hex'), 'corrupt'],
    ['a webp without a picture', Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1'), 'corrupt'],
  ])('names what is wrong with %s', (_, bytes, problem) => {
    expect(inspectImage(bytes)).toEqual({ problem })
  })

  it('does not mind bytes after the end marker', () => {
    const trailing = Buffer.concat([png(header(7), pixels, end), Buffer.from('\n')])
    expect(inspectImage(trailing)).toEqual({ format: 'png', widthPx: 7, heightPx: 1 })
  })
})
