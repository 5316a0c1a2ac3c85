import type { AspectRatio, Shape } from './schema'

/** About one megapixel each, sides in multiples of 64: what SD3 models are trained on. */
const SIDES: Readonly<Record<AspectRatio, readonly [number, number]>> = {
  '21:9': [1536, 640],
  '16:9': [1344, 768],
  '3:2': [1216, 832],
  '4:3': [1152, 896],
  '5:4': [1088, 896],
  '1:1': [1024, 1024],
  '4:5': [896, 1088],
  '3:4': [896, 1152],
  '2:3': [832, 1216],
  '9:16': [768, 1344],
  '9:21': [640, 1536],
}

/** Those ratios at one megapixel; `exact: false` where the upstream does not promise the size. */
export const megapixelShapes = (ratios: readonly AspectRatio[], exact: boolean): readonly Shape[] =>
  ratios.map((ratio) => {
    const [widthPx, heightPx] = SIDES[ratio]
    return { ratio, widthPx, heightPx, ...(!exact && { exact: false as const }) }
  })
