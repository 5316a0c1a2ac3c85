import { escapeHtml } from '@/lib/core/html'
import type { Mail } from '@/lib/mail'
import type { NotificationView } from '../schema'

const MOST_LINES = 30

type Digest = {
  to: string
  items: readonly NotificationView[]
  /** Of this studio, without a slash at its end. */
  origin: string
  token: string
}

const spelled = (count: number) => (count === 1 ? 'One thing' : `${count} things`)

/** The letter that tells what somebody has not read, with a way to stop such letters (RFC 8058). */
export function digestLetter({ to, items, origin, token }: Digest): Mail {
  const shown = items.slice(0, MOST_LINES)
  const more = items.length - shown.length
  const stop = `${origin}/api/v1/unsubscribe?token=${token}`
  const lines = shown.map((item) => ({ ...item, link: item.href && `${origin}${item.href}` }))
  const [first] = items
  const subject = items.length === 1 && first ? first.sentence : `${spelled(items.length)} you have not read`
  return {
    to,
    subject: subject.slice(0, 200),
    text: [
      ...lines.map(asText),
      more > 0 ? `... and ${more} more: ${origin}/inbox` : `All of it: ${origin}/inbox`,
      `What you are told by mail: ${origin}/settings#notifications\nNo more of these letters: ${stop}\n`,
    ].join('\n\n'),
    html: `${lines.map(asHtml).join('')}<p><a href="${origin}/inbox">${more > 0 ? `And ${more} more` : 'All of it'}</a></p><p style="color:#777"><a href="${origin}/settings#notifications">What you are told by mail</a> · <a href="${escapeHtml(stop)}">No more of these letters</a></p>`,
    headers: {
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
  }
}

type Line = NotificationView & { link: string | null }

const inTeam = ({ team }: Line) => (team ? ` (${team.name})` : '')

const asText = (line: Line): string =>
  [`${line.sentence}${inTeam(line)}`, line.quote && `  “${line.quote}”`, line.link && `  ${line.link}`]
    .filter(Boolean)
    .join('\n')

function asHtml(line: Line): string {
  const sentence = escapeHtml(line.sentence)
  const linked = line.link ? `<a href="${escapeHtml(line.link)}">${sentence}</a>` : sentence
  const quote = line.quote ? `<br>“${escapeHtml(line.quote)}”` : ''
  return `<p>${linked}${escapeHtml(inTeam(line))}${quote}</p>`
}
