import { z } from 'zod'

const Role = z.enum(['owner', 'admin', 'editor', 'viewer'])
const Level = z.enum(['view', 'add', 'manage'])
const Name = z.string().max(300)
const Nothing = z.object({})
/** `imageIds`: of an archive, what was in it. */
const Download = z.object({
  count: z.int().default(1),
  imageIds: z.array(z.uuid()).max(500).optional(),
  linkId: z.uuid().optional(),
})

/** What can be done that is remembered, and what is kept of each beside who, when and the subject's name. */
export const AUDITED = {
  'team.created': Nothing,
  'team.renamed': z.object({ from: Name, to: Name }),
  'team.deleted': Nothing,
  'team.restored': Nothing,
  /** Subject: the invite, called by the address it is for; an empty name is a link for whoever has it. */
  'member.invited': z.object({
    role: Role,
    email: Name.nullable().default(null),
    maxUses: z.int().default(1),
  }),
  'member.invite-revoked': z.object({ role: Role, email: Name.nullable().default(null) }),
  'member.invite-declined': z.object({ role: Role }),
  'member.joined': z.object({ role: Role, invitedByName: Name.optional() }),
  'member.left': z.object({ role: Role, toName: Name.optional() }),
  'member.removed': z.object({ role: Role, toName: Name.optional() }),
  'member.role-changed': z.object({ from: Role, to: Role }),
  'credits.given': z.object({ amountCenticredits: z.int(), note: Name.optional() }),
  /** Subject: an image, a run or a sweep, as `subjectKind` says; `count` of images. */
  'image.shown': z.object({ count: z.int().default(1) }),
  'image.hidden': z.object({ count: z.int().default(1) }),
  'image.original-downloaded': Download,
  /** Drawn anew at full size, without metadata. */
  'image.copy-downloaded': Download,
  /** Shown by a page in its own bytes. */
  'image.original-opened': z.object({ linkId: z.uuid().optional() }),
  'collection.created': z.object({ teamLevel: Level.nullable().default(null) }),
  'collection.changed': z.object({
    nameFrom: Name.optional(),
    /** What everybody in the team may do with it now; null: private again. */
    teamLevel: Level.nullable().optional(),
  }),
  'collection.deleted': Nothing,
  'collection.restored': Nothing,
  'collection.granted': z.object({ granteeName: Name, level: Level.nullable() }),
  'link.created': z.object({
    targetKind: z.enum(['image', 'collection', 'sweep', 'run']),
    expiresAt: z.iso.datetime().nullable().default(null),
    hasPassword: z.boolean().default(false),
    allowsDownload: z.boolean().default(false),
    givesOriginals: z.boolean().default(false),
  }),
  /** What was changed, in the words of the form: `expiry`, `password`, `downloads` ... */
  'link.changed': z.object({ changed: z.array(Name).max(20) }),
  'link.revoked': Nothing,
  /** Subject: who left them; `count` of links that still led somewhere, the first of them by name. */
  'link.inherited': z.object({
    count: z.int(),
    toName: Name,
    names: z.array(Name).max(5).default([]),
    linkIds: z.array(z.uuid()).max(500).default([]),
  }),
  'link.unlocked-failed': z.object({ tries: z.int().default(1) }),
  /** Subject: the collection or the round, called by what people know it by. */
  'round.opened': z.object({ number: z.int(), collectionName: Name.optional() }),
  'round.closed': z.object({ number: z.int(), collectionName: Name.optional() }),
  'token.created': z.object({ scopes: z.array(Name).max(100), expiresAt: z.iso.datetime() }),
  'token.revoked': Nothing,
} as const satisfies Record<string, z.ZodType>

export type AuditAction = keyof typeof AUDITED
export const AUDIT_ACTIONS = Object.keys(AUDITED) as [AuditAction, ...AuditAction[]]
export type AuditFacts<A extends AuditAction> = z.input<(typeof AUDITED)[A]>
export type KnownFacts<A extends AuditAction> = z.output<(typeof AUDITED)[A]>

/** The groups a list can be narrowed to: the part of an action before its point. */
export const AUDIT_GROUPS = [
  'team',
  'member',
  'credits',
  'image',
  'collection',
  'link',
  'round',
  'token',
] as const

const filters = {
  action: z.union([z.enum(AUDIT_ACTIONS), z.enum(AUDIT_GROUPS)]).optional(),
  /** Who did it. */
  personId: z.uuid().optional(),
  /** From this instant on, and before that one. */
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  /** Words that names and facts are searched for. */
  q: z.string().trim().max(100).optional(),
}
export const AuditFilters = z.object(filters)
export type AuditFilters = z.infer<typeof AuditFilters>

export const AuditQuery = z.object({
  ...filters,
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type AuditQuery = z.infer<typeof AuditQuery>

/** One thing that was done. `sentence` says it plainly; `facts` are what the action keeps. */
export const AuditEventView = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  actor: z.object({
    kind: z.enum(['user', 'shareLink', 'system']),
    id: z.uuid().nullable(),
    name: z.string(),
  }),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.uuid().nullable(), name: z.string() }),
  facts: z.record(z.string(), z.unknown()),
  sentence: z.string(),
})
export type AuditEventView = z.infer<typeof AuditEventView>

export const AuditPage = z.object({ items: z.array(AuditEventView), nextCursor: z.string().nullable() })
export type AuditPage = z.infer<typeof AuditPage>
