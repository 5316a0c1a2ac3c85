import sharp from 'sharp'

const SIDE_PX = 1024

/**
 * A PNG that weighs and works like a real one: soft shapes under a fine grain, 1.5 MB at 1024 px, filtered as
 * encoders do. Pure noise of that weight would cost the small versions half as much again.
 */
export async function photograph(): Promise<Buffer> {
  const shapes = await noise(48, 60).png().toBuffer()
  const soft = await sharp(shapes).resize(SIDE_PX, SIDE_PX, { kernel: 'cubic' }).png().toBuffer()
  const grain = await noise(SIDE_PX, 44).blur(1.6).png().toBuffer()
  return sharp(soft)
    .composite([{ input: grain, blend: 'soft-light' }])
    .removeAlpha()
    .png({ compressionLevel: 6, adaptiveFiltering: true })
    .toBuffer()
}

const noise = (sidePx: number, sigma: number) =>
  sharp({
    create: {
      ...{ width: sidePx, height: sidePx, channels: 3, background: '#000' },
      noise: { type: 'gaussian', mean: 128, sigma },
    },
  })
