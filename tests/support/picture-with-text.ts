import sharp from 'sharp'

/** A picture with a text in it, as another program writes it: PNG, chunk `tEXt`. */
export async function pictureWithText(keyword: string, text: string): Promise<Buffer> {
  const background = { r: 90, g: 120, b: 160 }
  const png = await sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .png()
    .toBuffer()
  const data = Buffer.concat([Buffer.from('tEXt'), Buffer.from(keyword), Buffer.from([0]), Buffer.from(text)])
  const chunk = Buffer.alloc(8 + data.length)
  chunk.writeUInt32BE(data.length - 4, 0)
  data.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(data), 4 + data.length)
  const AFTER_HEADER = 33
  return Buffer.concat([png.subarray(0, AFTER_HEADER), chunk, png.subarray(AFTER_HEADER)])
}

function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
