import type { LinkCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { db } from '@/lib/db'
import { nothingHere } from '../rounds/vote'

export type GuestRow = { id: string; name: string; sharedById: string }

/** The collection a link leads to; NOT_FOUND for a link to anything else. */
export function collectionOf({ actor: { target } }: LinkCtx): string {
  if (target.kind !== 'collection') throw nothingHere()
  return target.id
}

/** Who speaks; UNAUTHENTICATED with `details.needs = 'name'` before they gave one. */
export async function guestOf({ actor }: LinkCtx): Promise<GuestRow> {
  const guest = actor.guestId ? await db().guest.findUnique({ where: { id: actor.guestId } }) : null
  if (guest) return { id: guest.id, name: guest.name, sharedById: actor.sharedById }
  throw new AppError('UNAUTHENTICATED', 'Say your name first.', { details: { needs: 'name' } })
}
