import { escapeHtml } from '@/lib/core/html'
import type { Mail } from '@/lib/mail'

type Facts = { to: string; origin: string; token: string }

const letter = (
  to: string,
  subject: string,
  lead: string,
  action: string,
  link: string,
  end: string,
): Mail => ({
  to,
  subject,
  text: `${lead}\n\n${action}: ${link}\n\n${end}\n`,
  html: `<p>${escapeHtml(lead)}</p><p><a href="${escapeHtml(link)}">${escapeHtml(action)}</a></p><p>${escapeHtml(end)}</p>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
})

/** The letter by which somebody shows that an address is theirs. */
export const verifyEmailLetter = ({ to, origin, token }: Facts): Mail =>
  letter(
    to,
    'Is this your address?',
    `Somebody who is signed in to ${new URL(origin).host} says that ${to} is theirs.`,
    'Confirm it',
    `${origin}/verify-email?token=${token}`,
    'The link works for 7 days, and only for whoever is signed in to that account. If that is not you, leave it be.',
  )

/** The letter for whoever forgot their password. */
export const resetPasswordLetter = ({ to, origin, token }: Facts): Mail =>
  letter(
    to,
    'A new password',
    `Somebody asked for a new password for ${to} at ${new URL(origin).host}.`,
    'Choose a new one',
    `${origin}/reset-password?token=${token}`,
    'The link works once, for an hour. If you did not ask, leave it be: the password stays as it is.',
  )
