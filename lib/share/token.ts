import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'

/** 256 random bits in base64url: an address, or a guest's secret. */
export const newToken = (): string => randomBytes(32).toString('base64url')
/** All that is kept of a token. */
export const hashToken = (token: string): string => hash('sha256', token)

/** What proves that a link's password was given: of this address, this password, until then. */
type Unlocking = { id: string; tokenHash: string; passwordVersion: number }

const seal = ({ id, tokenHash, passwordVersion }: Unlocking, untilMs: number) =>
  createHmac('sha256', env().NEXTAUTH_SECRET)
    .update(`share-unlock ${id} ${tokenHash} ${passwordVersion} ${untilMs}`)
    .digest('base64url')

export const sealUnlock = (link: Unlocking, untilMs: number): string => `${untilMs}.${seal(link, untilMs)}`

export function unlocks(link: Unlocking, sealed: string | undefined, now: Date): boolean {
  const [, until = '', mac = ''] = /^(\d{13,15})\.([\w-]{43})$/.exec(sealed ?? '') ?? []
  if (!until || Number(until) <= now.getTime()) return false
  return timingSafeEqual(Buffer.from(mac), Buffer.from(seal(link, Number(until))))
}
