import { library } from './library'

const WIDE = { width: 1200, height: 630 }
const GAP_PX = 12
const PAPER = '#fcfaf8'

/** Up to three pictures side by side, filling 1200 × 630: how something unfurls where its link is pasted. JPEG. */
export async function drawPanels(pictures: readonly Buffer[]): Promise<Buffer> {
  const { default: sharp } = await library()
  const shown = pictures.slice(0, 3)
  const width = Math.floor((WIDE.width - GAP_PX * (shown.length - 1)) / shown.length)
  const panels = await Promise.all(
    shown.map(async (picture, index) => ({
      input: await sharp(picture).resize(width, WIDE.height, { fit: 'cover' }).toBuffer(),
      left: index * (width + GAP_PX),
      top: 0,
    })),
  )
  return sharp({ create: { ...WIDE, channels: 3, background: PAPER } })
    .composite(panels)
    .jpeg({ quality: 82 })
    .toBuffer()
}
