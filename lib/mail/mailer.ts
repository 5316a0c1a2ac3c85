import { QueueWorker } from '@/lib/jobs'
import { logger } from '@/lib/logger'
import { unseal } from './seal'
import { mailIsOn } from './send'
import { deliver } from './transport'

const AT_ONCE = 4

/** Sends what is on the queue until stopped. Without SMTP it leaves the queue alone. */
export function startMailer(): { stop(graceMs: number): Promise<void> } {
  const worker = new QueueWorker('mail.send', ({ mailId, sealed }) => post(mailId, sealed), {
    concurrency: AT_ONCE,
  })
  if (mailIsOn()) worker.start()
  return worker
}

async function post(mailId: string, sealed: string): Promise<void> {
  try {
    await deliver(unseal(sealed, mailId), mailId)
  } catch (error) {
    if (!isFinal(error)) throw new LetterWaits(wordsOf(error))
    logger().warn({ mailId, why: wordsOf(error) }, 'a letter was refused for good')
  }
}

class LetterWaits extends Error {}

/** RFC 5321 4.2.1: a 5yz answer is final. What concerns our own sign-in there is for the operator to mend, so it waits. */
function isFinal(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  return code !== 'EAUTH' && code !== 'ENOAUTH' && responseCode !== undefined && responseCode >= 500
}

/** The server's own words may quote whom it was for: only what kind of no it was is written down. */
function wordsOf(error: unknown): string {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number }
  return [code ?? 'failed', command, responseCode].filter(Boolean).join(' ')
}
