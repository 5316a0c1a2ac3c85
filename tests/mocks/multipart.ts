export type Part = {
  name: string
  filename: string | undefined
  contentType: string | undefined
  data: Buffer
}

const BREAK = Buffer.from('\r\n\r\n')

/** The parts of a `multipart/form-data` body, or undefined when the header or the framing is not one. */
export function parseMultipart(contentType: string | undefined, body: Buffer): Part[] | undefined {
  const boundary = /^multipart\/form-data;\s*boundary="?([^";]+)"?$/i.exec(contentType ?? '')?.[1]
  if (!boundary) return undefined
  const delimiter = Buffer.from(`--${boundary}`)
  const parts: Part[] = []
  let at = body.indexOf(delimiter)
  if (at !== 0) return undefined
  for (;;) {
    at += delimiter.length
    if (body.toString('latin1', at, at + 2) === '--') return parts
    const end = body.indexOf(delimiter, at)
    const part = end < 0 ? undefined : parsePart(body.subarray(at + 2, end - 2))
    if (!part) return undefined
    parts.push(part)
    at = end
  }
}

function parsePart(raw: Buffer): Part | undefined {
  const split = raw.indexOf(BREAK)
  if (split < 0) return undefined
  const head = raw.toString('utf8', 0, split)
  const name = /;\s*name="([^"]*)"/i.exec(head)?.[1]
  if (name === undefined) return undefined
  return {
    name,
    filename: /;\s*filename="([^"]*)"/i.exec(head)?.[1],
    contentType: /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim(),
    data: raw.subarray(split + BREAK.length),
  }
}
