import { DAY_MS } from '@/lib/core/days'
import type { ChangeLinkInput, LinkView, TargetKind } from '@/lib/share/schema'

export const DAYS = [1, 7, 30, 90] as const

/** What is chosen in the form of a link. `keep` leaves what an existing one has. */
export type LinkDraft = {
  name: string
  expires: 'never' | 'keep' | `${number}`
  password: string
  dropsPassword: boolean
  showsPrompt: boolean
  allowsDownload: boolean
  givesOriginals: boolean
  allowsVotes: boolean
  allowsComments: boolean
}

export const newDraft = (kind: TargetKind): LinkDraft => ({
  name: '',
  expires: '30',
  password: '',
  dropsPassword: false,
  showsPrompt: false,
  allowsDownload: false,
  givesOriginals: false,
  allowsVotes: kind === 'collection',
  allowsComments: kind === 'collection',
})

export const draftOf = (link: LinkView): LinkDraft => ({
  name: link.name,
  expires: 'keep',
  password: '',
  dropsPassword: false,
  showsPrompt: link.showsPrompt,
  allowsDownload: link.allowsDownload,
  givesOriginals: link.givesOriginals,
  allowsVotes: link.allowsVotes,
  allowsComments: link.allowsComments,
})

/** What the form asks of the server; votes and comments are a collection's alone. */
export function bodyOf(draft: LinkDraft, kind: TargetKind, now: number): ChangeLinkInput {
  const { expires, password, dropsPassword, allowsVotes, allowsComments, ...plain } = draft
  return {
    ...plain,
    givesOriginals: plain.allowsDownload && plain.givesOriginals,
    ...(kind === 'collection' && { allowsVotes, allowsComments }),
    ...(expires !== 'keep' && { expiresAt: expiresAt(expires, now) }),
    ...(dropsPassword ? { password: null } : password && { password }),
  }
}

const expiresAt = (expires: string, now: number) =>
  expires === 'never' ? null : new Date(now + Number(expires) * DAY_MS).toISOString()
