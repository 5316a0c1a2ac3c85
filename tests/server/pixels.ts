import sharp from 'sharp'

/** A picture file with its pixels, RGBA. */
export type Decoded = { data: Buffer; width: number; height: number; bytes: Buffer }

export async function decode(bytes: Buffer): Promise<Decoded> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, bytes }
}

/** SVG shapes as an opaque PNG. */
export const drawing = async (width: number, height: number, shapes: string): Promise<Decoded> =>
  decode(
    await sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes}</svg>`,
      ),
    )
      .removeAlpha()
      .png()
      .toBuffer(),
  )

/** White shapes on black. */
export const maskOf = (width: number, height: number, shapes: string): Promise<Decoded> =>
  drawing(width, height, `<rect width="100%" height="100%"/><g fill="#fff">${shapes}</g>`)

/** The greatest difference of any channel where `where` holds; `a` lies at (dx, dy) of `b`. */
export function worst(
  a: Decoded,
  b: Decoded,
  where: (x: number, y: number) => boolean = () => true,
  [dx, dy]: readonly [number, number] = [0, 0],
): number {
  let most = 0
  for (let y = 0; y < a.height; y++)
    for (let x = 0; x < a.width; x++) {
      if (!where(x, y)) continue
      for (let c = 0; c < 4; c++) {
        const [i, j] = [(y * a.width + x) * 4 + c, ((y + dy) * b.width + x + dx) * 4 + c]
        most = Math.max(most, Math.abs((a.data[i] ?? 0) - (b.data[j] ?? 0)))
      }
    }
  return most
}

/** The mean colour of a box, or of the whole. */
export function mean(
  { data, width, height }: Decoded,
  [left, top, w, h]: readonly [number, number, number, number] = [0, 0, width, height],
): number[] {
  const sum = [0, 0, 0]
  for (let y = top; y < top + h; y++)
    for (let x = left; x < left + w; x++)
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (data[(y * width + x) * 4 + c] ?? 0)
  return sum.map((v) => v / (w * h))
}

/** How far two colours are apart: 441 is from black to white. */
export const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((v, i) => v - (b[i] ?? 0)))

export const shapeOf = ({ width, height }: Decoded): [number, number] => [width, height]

/** A red sofa before a pale wall, 400 x 300. */
export const room = () =>
  drawing(
    400,
    300,
    '<rect width="400" height="300" fill="#d9e4ea"/><rect y="200" width="400" height="100" fill="#b89b78"/><rect x="140" y="110" width="120" height="110" rx="12" fill="#c8281e"/>',
  )

/** A blue disc on a plain ground, 320 x 320. */
export const disc = () =>
  drawing(
    320,
    320,
    '<rect width="320" height="320" fill="#f2f2f0"/><circle cx="160" cy="160" r="80" fill="#2e6fb4"/><circle cx="160" cy="160" r="40" fill="#1a4676"/>',
  )
