import { z } from 'zod'

const Role = z.enum(['owner', 'admin', 'editor', 'viewer'])
const Name = z.string().max(300)
const id = z.uuid()
/** Whose doing it was: they are never told of it themselves. */
const byId = id

/**
 * What people are told of, and the facts kept of each. Facts name things by their ids: what is said of them is looked
 * up when it is read, as far as the reader may see it then.
 */
export const TOLD = {
  mentioned: z.object({ byId, imageId: id, commentId: id, collectionId: id.optional() }),
  commented: z.object({ byId, imageId: id, commentId: id, collectionId: id.optional() }),
  /** To somebody who is not in the team yet: its name is kept as it was, for when the invite is over. */
  invited: z.object({ byId, inviteId: id, role: Role, teamName: Name.optional() }),
  /** `byId` is who joined. */
  joined: z.object({ byId, role: Role }),
  /** To somebody who is in the team no more: its name is kept as it was. */
  removed: z.object({ byId, teamName: Name }),
  'role-changed': z.object({ byId, role: Role }),
  'collection-shared': z.object({ byId, collectionId: id }),
  'round-opened': z.object({ byId, roundId: id, collectionId: id }),
  'round-closed': z.object({ byId, roundId: id, collectionId: id }),
  'guest-voted': z.object({ guestName: Name, roundId: id, collectionId: id }),
  'guest-commented': z.object({
    guestName: Name,
    commentId: id,
    imageId: id.optional(),
    collectionId: id.optional(),
  }),
  /** `byId` is who left them: they may have kept the addresses. */
  'links-inherited': z.object({ byId, count: z.int().positive() }),
  'credits-received': z.object({ byId, amountCenticredits: z.int().positive() }),
} as const satisfies Record<string, z.ZodType>

export type ToldKind = keyof typeof TOLD
export const TOLD_KINDS = Object.keys(TOLD) as [ToldKind, ...ToldKind[]]
export type ToldFacts<K extends ToldKind> = z.input<(typeof TOLD)[K]>

const Setting = z.strictObject({
  /** Off: not told at all, by mail neither. */
  inbox: z.boolean(),
  mail: z.enum(['off', 'digest']),
})
export type NotificationSetting = z.infer<typeof Setting>

/** What somebody wants to be told, by kind. */
export const NotificationSettings = z.strictObject(
  Object.fromEntries(TOLD_KINDS.map((kind) => [kind, Setting])) as Record<ToldKind, typeof Setting>,
)
export type NotificationSettings = z.infer<typeof NotificationSettings>

/** Any kinds of it; those not named stay as they are. */
export const ChangeNotificationSettings = NotificationSettings.partial()
export type ChangeNotificationSettings = z.infer<typeof ChangeNotificationSettings>

/** `unproven`: mail goes only to addresses that are known to be their owner's. */
export const MAILING = ['on', 'no-server', 'unproven'] as const

/** The settings, and whether digests can reach this person at all. */
export const NotificationSettingsView = z.object({
  settings: NotificationSettings,
  mailing: z.enum(MAILING),
})
export type NotificationSettingsView = z.infer<typeof NotificationSettingsView>

export const NotificationParams = z.object({ notificationId: z.uuid() })

/** The end of digests for one person, by the link in each; nobody needs to be signed in. */
export const UnsubscribeQuery = z.object({ token: z.string().max(200) })
