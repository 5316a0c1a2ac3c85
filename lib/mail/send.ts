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

/** Sends a letter if, and only if, the transaction commits. Without SMTP it does nothing: ask `mailIsOn` first. */
export async function sendMail(tx: Tx, mail: Mail): Promise<void> {
  if (!mailIsOn()) return
  const mailId = newId()
  const wakes = await enqueue(tx, 'mail.send', [{ mailId, sealed: seal(mail, mailId) }])
  await notify(tx, ...wakes)
}
