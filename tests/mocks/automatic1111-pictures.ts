const STARTS = ['89504e47', 'ffd8ff', '52494646']

/** True for base64, with or without a data URI's head, of what begins as a PNG, a JPEG or a WebP. */
export function inspectable(text: string): boolean {
  const base64 = text.replace(/^data:image\/\w+;base64,/, '')
  const head = Buffer.from(base64.slice(0, 16), 'base64').toString('hex')
  return STARTS.some((start) => head.startsWith(start))
}
