import { type Refusal, refuse } from '@/lib/core/result'
import type { LINK_STATES, TargetKind } from './schema'

type Lasting = { expiresAt: Date | null; revokedAt: Date | null }

export function stateOf({ expiresAt, revokedAt }: Lasting, now: Date): (typeof LINK_STATES)[number] {
  if (revokedAt) return 'revoked'
  return expiresAt && expiresAt <= now ? 'expired' : 'open'
}

type Options = {
  expiresAt?: string | null | undefined
  allowsVotes?: boolean | undefined
  allowsComments?: boolean | undefined
}

/** What of the options cannot be for this kind of thing, now; null when all can. */
export function optionsRefusal(kind: TargetKind, options: Options, now: Date): Refusal | null {
  const fields: { field: string; message: string }[] = []
  if (options.expiresAt && Date.parse(options.expiresAt) <= now.getTime())
    fields.push({ field: 'expiresAt', message: 'must be in the future' })
  for (const field of ['allowsVotes', 'allowsComments'] as const)
    if (options[field] && kind !== 'collection')
      fields.push({ field, message: 'is for links to a collection' })
  const [first] = fields
  return first ? refuse('INVALID_INPUT', `${first.field}: ${first.message}`, { fields }) : null
}

// Unfurlers, crawlers and scripts: they look, but nobody has seen anything.
const NOBODY =
  /bot\b|crawl|spider|slurp|preview|unfurl|fetch|facebookexternalhit|whatsapp|telegram|slack|discord|skype|embed|curl|wget|python|java\/|go-http|headless|monitor|scan/i

/** Whether a person looks: not a machine that fetches an address it was sent, nor a browser ahead of a click. */
export function isLooking(method: string, header: (name: string) => string | null): boolean {
  const agent = header('user-agent') ?? ''
  const purpose = header('sec-purpose') ?? header('purpose') ?? ''
  return method === 'GET' && agent !== '' && !NOBODY.test(agent) && !/prefetch|prerender/i.test(purpose)
}

const STEM_CHARS = 60

/** `Autumn, the rooftops!` -> `autumn-the-rooftops`: what the files of something with this title are called. */
export function stemOf(title: string): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const stem = [...words.join('-')].slice(0, STEM_CHARS).join('').replace(/-+$/, '')
  return stem || 'picture'
}
