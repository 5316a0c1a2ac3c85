import { hash } from 'node:crypto'
import type { Actor, Ctx } from '@/lib/core/actor'
import { db } from '@/lib/db'
import { auditOnce } from './record'

/** So many ids stand in one line; what is more makes another. */
const PER_LINE = 500

type Taken = {
  teamId: string
  /** What is called by the line: the image, or what the archive is of. */
  subject: { kind: string; id: string; name: string }
  /** `opened`: drawn by a page at its full size. `downloaded`: taken as a file, or by a script. `copied`: without metadata. */
  how: keyof typeof ACTION
}

const ACTION = {
  opened: 'image.original-opened',
  downloaded: 'image.original-downloaded',
  copied: 'image.copy-downloaded',
} as const

/** That an original, or a picture as large, leaves, before its bytes do: once a day for each person or link, image and way. */
export async function auditOriginal(ctx: Pick<Ctx, 'actor' | 'now'>, { teamId, subject, how }: Taken) {
  const action = ACTION[how]
  const once = [action, takerOf(ctx.actor), subject.id, dayOf(ctx.now)].join(' ')
  await auditOnce(db(), ctx, [{ ...entryOf(teamId, subject), action, facts: factsOf(ctx.actor, {}), once }])
}

/** The same of an archive, with the images that are in it: the same ones again that day are nothing new. */
export async function auditArchive(
  ctx: Pick<Ctx, 'actor' | 'now'>,
  { teamId, subject, how, imageIds }: Taken & { how: 'downloaded' | 'copied'; imageIds: readonly string[] },
): Promise<void> {
  const action = ACTION[how]
  const who = [action, takerOf(ctx.actor), subject.id].join(' ')
  const lines = Array.from({ length: Math.ceil(imageIds.length / PER_LINE) }, (_, line) => {
    const ids = imageIds.slice(line * PER_LINE, (line + 1) * PER_LINE)
    const facts = factsOf(ctx.actor, { count: ids.length, imageIds: ids })
    const once = `${who} ${hash('sha256', ids.join(' '))} ${dayOf(ctx.now)}`
    return { ...entryOf(teamId, subject), action, facts, once } as const
  })
  if (lines.length > 0) await auditOnce(db(), ctx, lines)
}

const entryOf = (teamId: string, { kind, id, name }: Taken['subject']) => ({
  ...{ teamId, subjectKind: kind, subjectId: id, subjectName: name },
})

const factsOf = <Facts extends object>(actor: Actor, facts: Facts) =>
  actor.kind === 'shareLink' ? { ...facts, linkId: actor.linkId } : facts

/** A person, each script of theirs, each guest of a link. */
function takerOf(actor: Actor): string {
  if (actor.kind === 'system') return 'system'
  return actor.kind === 'user'
    ? `${actor.userId}/${actor.token?.id ?? ''}`
    : `${actor.linkId}/${actor.guestId ?? ''}`
}

const dayOf = (now: Date) => now.toISOString().slice(0, 10)
