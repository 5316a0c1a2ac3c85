import { createTransport } from 'nodemailer'
import { env } from '@/lib/env'
import type { Mail } from './send'

const CONNECT_MS = 15_000
const SOCKET_MS = 60_000

function openTransport() {
  const { SMTP_URL = '', SMTP_PASSWORD, MAIL_FROM } = env()
  const url = new URL(SMTP_URL)
  if (SMTP_PASSWORD) url.password = encodeURIComponent(SMTP_PASSWORD)
  const limits = { connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SOCKET_MS }
  // A letter is words of ours: it never reaches for a file or an address.
  const closed = { disableFileAccess: true, disableUrlAccess: true }
  return createTransport({ url: url.href, ...limits, ...closed }, { from: MAIL_FROM })
}

/** Hands one letter to the SMTP server. Throws nodemailer's error, whose `responseCode` from 500 on is a final no. */
export async function deliver(mail: Mail, mailId: string): Promise<void> {
  const transport = openTransport()
  const host = /@([^\s<>@]+)>?$/.exec(env().MAIL_FROM ?? '')?.[1] ?? 'localhost'
  try {
    // As an object the address is one recipient, whatever commas and brackets stand in it.
    const to = { name: '', address: mail.to }
    await transport.sendMail({ ...mail, to, messageId: `<${mailId}@${host}>` })
  } finally {
    transport.close()
  }
}
