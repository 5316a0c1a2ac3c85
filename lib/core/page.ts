import { z } from 'zod'
import { invalidInput } from './errors'

/** `cursor` is opaque: pass back what `nextCursor` gave. */
export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type PageQuery = z.infer<typeof PageQuery>

const Keyset = z.tuple([z.iso.datetime(), z.uuid()])

/** The last row of a page as an opaque token for keyset pagination on (createdAt, id). */
export const encodeCursor = (row: { createdAt: Date; id: string }): string =>
  Buffer.from(JSON.stringify([row.createdAt.toISOString(), row.id])).toString('base64url')

/** Reads a cursor back. Throws INVALID_INPUT when it was not made by `encodeCursor`. */
export function decodeCursor(cursor: string | undefined): { createdAt: Date; id: string } | undefined {
  if (cursor === undefined) return undefined
  try {
    const [createdAt, id] = Keyset.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { createdAt: new Date(createdAt), id }
  } catch {
    throw invalidInput([{ field: 'cursor', message: 'must be the nextCursor of an earlier page' }])
  }
}
