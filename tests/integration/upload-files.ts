import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { pngChunk, pngPicture } from '../mocks/pictures'

const WIDTH = 160
const HEIGHT = 96

/** A picture that differs in every corner, so that turning and mirroring it shows. Red is up left, blue down right. */
export function corners(width = WIDTH, height = HEIGHT) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#888"/>
    <rect width="50%" height="50%" fill="#c83214"/><rect x="50%" y="50%" width="50%" height="50%" fill="#1432c8"/></svg>`
  return sharp(Buffer.from(svg)).removeAlpha()
}

/** A photo as a phone writes it: lying on its side, with a place, a maker, a profile and XMP. */
export const phonePhoto = (orientation = 6): Promise<Buffer> =>
  corners()
    .withExif({
      IFD0: { Make: 'Fernweh', Copyright: 'Maya Lindqvist' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '59/1 19/1 46/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '18/1 4/1 7/1',
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>Skeppsbron</secret></x:xmpmeta>')
    .withIccProfile('p3')
    .withMetadata({ orientation })
    .jpeg({ quality: 92 })
    .toBuffer()

/** A PNG of the size said whose pixels unfold to `unfolded` bytes. */
export function pngUnfolding(widthPx: number, heightPx: number, unfolded: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(widthPx, 0)
  header.writeUInt32BE(heightPx, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.alloc(unfolded), { level: 9 })
  return pngOf([pngChunk('IHDR', header), pngChunk('IDAT', pixels)])
}

const pngOf = (chunks: Buffer[]): Buffer =>
  Buffer.concat([pngPicture(16, 16).subarray(0, 8), ...chunks, pngChunk('IEND', Buffer.alloc(0))])

/** The same PNG with these chunks before its pixels. */
export function withChunks(png: Buffer, ...chunks: Buffer[]): Buffer {
  const afterHeader = 8 + 25
  return Buffer.concat([png.subarray(0, afterHeader), ...chunks, png.subarray(afterHeader)])
}

/** The same PNG that says it is an animation of one frame. */
export function animatedPng(): Buffer {
  const frames = Buffer.alloc(8)
  frames.writeUInt32BE(1, 0)
  return withChunks(pngPicture(64, 64), pngChunk('acTL', frames))
}

export function animatedWebp(): Promise<Buffer> {
  const frames = Buffer.alloc(64 * 128 * 3, 90)
  frames.fill(200, 0, 64 * 64 * 3)
  const raw = { width: 64, height: 128, channels: 3, pageHeight: 64 } as const
  return sharp(frames, { raw, animated: true })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer()
}

/** A PNG header that claims a size, over pixels of another. */
export function claiming(widthPx: number, heightPx: number): Buffer {
  const bytes = Buffer.from(pngPicture(64, 64))
  bytes.writeUInt32BE(widthPx, 16)
  bytes.writeUInt32BE(heightPx, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return bytes
}

const SCRIPT = '<script>alert(1)</script>'

/** Files that are no picture of ours, and what a refusal calls them. */
export const STRANGERS: [string, Buffer, RegExp][] = [
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"/>'), /an SVG/],
  ['an SVG with a script', Buffer.from(`<?xml version="1.0"?>\n<!-- x -->\n<svg>${SCRIPT}</svg>`), /an SVG/],
  ['a page', Buffer.from(`<!DOCTYPE html><html>${SCRIPT}</html>`), /an HTML page/],
  ['a GIF', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'), /a GIF/],
  ['a PDF', Buffer.from('%PDF-1.7\n%%EOF'), /a PDF/],
  ['a ZIP', Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]), /a ZIP/],
  ['a HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), /a HEIC/],
  ['PHP', Buffer.from('<?php system($_GET[0]);'), /something else/],
  ['text', Buffer.from('a red sofa'), /something else/],
]
