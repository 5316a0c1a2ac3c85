import type { InputImage } from './provider'

/** `data:image/png;base64,...` of a picture, for upstreams that take one in place of an address. */
export const dataUri = ({ bytes, format }: InputImage): string =>
  `data:image/${format};base64,${bytes.toString('base64')}`

/** The bytes in a base64 data URI; undefined for any other text. */
export function bytesInDataUri(text: string): Buffer | undefined {
  const head = /^data:[^,]{0,100};base64,/i.exec(text)?.[0]
  return head === undefined ? undefined : Buffer.from(text.slice(head.length), 'base64')
}
