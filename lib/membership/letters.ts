import type { Role } from '@/lib/core/actor'
import type { Mail } from '@/lib/mail'

type Facts = {
  to: string
  teamName: string
  invitedByName: string
  role: Role
  link: string
  expiresAt: Date
}

const AS = { owner: 'an owner', admin: 'an admin', editor: 'an editor', viewer: 'a viewer' } as const
const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** The letter that brings an invite. */
export function inviteLetter({ to, teamName, invitedByName, role, link, expiresAt }: Facts): Mail {
  const lead = `${invitedByName} invites you to the team “${teamName}”, as ${AS[role]}.`
  const until = `The link works until ${expiresAt.toISOString().slice(0, 10)}, and only for ${to}. If you expected no invite, leave it be.`
  return {
    to,
    subject: `${invitedByName} invites you to ${teamName}`,
    text: `${lead}\n\nJoin: ${link}\n\n${until}\n`,
    html: `<p>${escaped(lead)}</p><p><a href="${escaped(link)}">Join ${escaped(teamName)}</a></p><p>${escaped(until)}</p>`,
  }
}
