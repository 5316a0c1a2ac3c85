import type { ImageCard, ImagePage, Upload, UploadPage } from '@/lib/gallery/schema'

export const SHELVES = [
  { value: 'uploads', label: 'Uploads' },
  { value: 'all', label: 'Gallery' },
  { value: 'favourites', label: 'Favourites' },
] as const
/** Where pictures for a slot are looked for. */
export type Shelf = (typeof SHELVES)[number]['value']

/** A picture one may choose, with words for those who do not see it. */
export type SlotChoice = { id: string; name: string; hasVariants: boolean }
export type ShelfPage = { items: SlotChoice[]; nextCursor: string | null }

const PAGE = '24'

/** The API's path for a page of a shelf. */
export function shelfPath(shelf: Shelf, cursor: string | null): string {
  const query = new URLSearchParams({ limit: PAGE, ...(cursor && { cursor }) })
  if (shelf === 'uploads') return `/uploads?${query}`
  query.set('view', shelf)
  return `/images?${query}`
}

/** A page as it is shown. */
export const shelfPageOf = (page: ImagePage | UploadPage): ShelfPage => ({
  items: page.items.map((item) => ({ id: item.id, name: nameOf(item), hasVariants: item.hasVariants })),
  nextCursor: page.nextCursor,
})

function nameOf(item: ImageCard | Upload): string {
  const size = `${item.widthPx} × ${item.heightPx}`
  const words = 'prompt' in item ? item.prompt.slice(0, 120) : item.fileName
  return words ? `${words}, ${size}` : `A picture without a name, ${size}`
}

export const NOTHING: { readonly [S in Shelf]: string } = {
  uploads: 'Pictures you bring along will be kept here.',
  all: 'Pictures you make will be here.',
  favourites: 'Pictures you make favourites of will be here.',
}
