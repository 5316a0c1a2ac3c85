import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'
import type { Mail } from './send'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

const key = () => Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, '', 'triptych mail', 32))

/** The letter as text that only who has this studio's secret can read, and only as the letter of that id. */
export function seal(mail: Mail, mailId: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, key(), nonce).setAAD(Buffer.from(mailId))
  const body = Buffer.concat([cipher.update(JSON.stringify(mail), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/** Throws when it was sealed with another secret, for another id, or changed since. */
export function unseal(sealed: string, mailId: string): Mail {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv(ALGORITHM, key(), bytes.subarray(0, NONCE_BYTES))
  decipher.setAAD(Buffer.from(mailId)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES))
  return JSON.parse(Buffer.concat([body, decipher.final()]).toString('utf8'))
}
