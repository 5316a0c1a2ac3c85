import type { Extent } from './view'

/** The brightness of an image of the studio, brought to the size of the source. Throws when it cannot be had. */
export async function readMaskPicture(imageId: string, { width, height }: Extent): Promise<Uint8Array> {
  const answer = await fetch(`/api/v1/images/${imageId}/original`)
  if (!answer.ok) throw new Error(`the mask answered ${answer.status}`)
  const picture = await createImageBitmap(await answer.blob(), { colorSpaceConversion: 'none' })
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  // What is transparent stays black, and black stays as it is.
  context.fillRect(0, 0, width, height)
  context.drawImage(picture, 0, 0, width, height)
  picture.close()
  return brightness(context.getImageData(0, 0, width, height).data)
}

/** Rec. 601, in whole numbers that give grey back exactly. */
function brightness(rgba: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4)
  for (let i = 0; i < grey.length; i++) {
    const [red = 0, green = 0, blue = 0] = [rgba[i * 4], rgba[i * 4 + 1], rgba[i * 4 + 2]]
    grey[i] = (red * 299 + green * 587 + blue * 114 + 500) / 1000
  }
  return grey
}
