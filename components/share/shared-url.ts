import { srcSetOf } from '@/components/gallery/image-url'
import type { SharedVariant } from '@/lib/share/schema'

export const sharedApi = (token: string, path = '') => `/api/v1/shared/${token}${path}`
export const sharedImageUrl = (token: string, id: string, variant: SharedVariant) =>
  sharedApi(token, `/images/${id}/${variant}`)

type Picture = { id: string; widthPx: number; heightPx: number }

/** The small versions with their widths: strangers are shown nothing larger. */
export function sharedSources(token: string, picture: Picture): { src: string; srcSet: string } {
  const urlOf = (variant: SharedVariant) => sharedImageUrl(token, picture.id, variant)
  const srcSet = srcSetOf(picture, ['small', 'thumb', 'medium', 'preview'], urlOf)
  return { src: urlOf('thumb'), srcSet }
}
