import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { notify } from '@/lib/events'
import { enqueue } from '@/lib/jobs'
import { seal } from './seal'

/** `text` is the letter; `html` the same, for who reads it so. `to` is one address; `headers` go beside the usual ones. */
export type Mail = {
  to: string
  subject: string
  text: string
  html?: string
  headers?: Record<string, string>
}

/** Whether letters can go out at all. */
export const mailIsOn = (): boolean => env().SMTP_URL !== undefined

/**
 * Where links in letters lead, without a slash at its end; null when none can go out. Never what a request says its host
 * is: whoever asks for a letter to somebody else must not choose where its link leads.
 */
export function mailOrigin(): string | null {
  const { NEXTAUTH_URL } = env()
  return mailIsOn() && NEXTAUTH_URL ? new URL(NEXTAUTH_URL).origin : null
}

/** Sends a letter if, and only if, the transaction commits. Without SMTP it does nothing: ask `mailIsOn` first. */
export async function sendMail(tx: Tx, mail: Mail): Promise<void> {
  if (!mailIsOn()) return
  const mailId = newId()
  const wakes = await enqueue(tx, 'mail.send', [{ mailId, sealed: seal(mail, mailId) }])
  await notify(tx, ...wakes)
}
