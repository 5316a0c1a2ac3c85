import type { SharedVariant } from '@/lib/share/schema'

export const sharedApi = (token: string, path = '') => `/api/v1/shared/${token}${path}`
export const sharedImageUrl = (token: string, id: string, variant: SharedVariant) =>
  sharedApi(token, `/images/${id}/${variant}`)

const PREVIEW_PX = 1280
const THUMB_PX = 512

type Picture = { id: string; widthPx: number; heightPx: number }

const widthWithin = ({ widthPx, heightPx }: Picture, maxPx: number) =>
  Math.round(widthPx * Math.min(1, maxPx / Math.max(widthPx, heightPx)))

/** Both small versions with their widths: strangers are shown nothing larger. */
export function sharedSources(token: string, picture: Picture): { src: string; srcSet: string } {
  const [thumb, preview] = (['thumb', 'preview'] as const).map((v) => sharedImageUrl(token, picture.id, v))
  return {
    src: thumb ?? '',
    srcSet: `${thumb} ${widthWithin(picture, THUMB_PX)}w, ${preview} ${widthWithin(picture, PREVIEW_PX)}w`,
  }
}
