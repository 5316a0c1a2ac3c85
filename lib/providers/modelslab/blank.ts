import sharp from 'sharp'

const SIDE_PX = 64
const TOLERANCE = 3
const MOST_PIXELS = 64 * 1024 * 1024

/**
 * True when all of a picture is one colour: what a filter puts in place of one, with status success. Judged on a
 * small copy; a picture that does not decode is not called blank.
 */
export async function isBlank(bytes: Buffer): Promise<boolean> {
  const small = sharp(bytes, { limitInputPixels: MOST_PIXELS })
    .resize(SIDE_PX, SIDE_PX, { fit: 'fill', kernel: 'nearest' })
    .removeAlpha()
    .raw()
  const read = await small.toBuffer({ resolveWithObject: true }).catch(() => undefined)
  if (!read) return false
  const { data, info } = read
  return Array.from({ length: info.channels }, (_, channel) => rangeOf(data, channel, info.channels)).every(
    (range) => range <= TOLERANCE,
  )
}

function rangeOf(data: Buffer, channel: number, channels: number): number {
  let [least, most] = [255, 0]
  for (let at = channel; at < data.length; at += channels) {
    const value = data.readUInt8(at)
    if (value < least) least = value
    if (value > most) most = value
  }
  return most - least
}
