import { eachSide, type Side } from './sides'
import type { Extent } from './view'

type Settings = { operation: string } & { readonly [S in Side]?: number | undefined }
/** Where the source lies in the result, as shares of it. */
export type Place = { left: number; top: number; width: number; height: number }

/** An outpainted picture holds its source between the margins; every other result lies over the whole of it. */
export function placeOfSource(settings: Settings, { width, height }: Extent): Place {
  const { left, right, up, down } = eachSide((side) =>
    settings.operation === 'outpaint' ? (settings[side] ?? 0) : 0,
  )
  return {
    left: left / width,
    top: up / height,
    width: (width - left - right) / width,
    height: (height - up - down) / height,
  }
}
