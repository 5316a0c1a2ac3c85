import { z } from 'zod'

export const ROLE = z.enum(['owner', 'admin', 'editor', 'viewer'])

export const TeamName = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(60, 'must have at most 60 characters')
  .regex(/^\P{Cc}*$/u, 'must not contain control characters')

/** A new shared team, or a new name for one. */
export const CreateTeamInput = z.strictObject({ name: TeamName })
export type CreateTeamInput = z.input<typeof CreateTeamInput>
export const RenameTeamInput = z.strictObject({ name: TeamName })
export type RenameTeamInput = z.input<typeof RenameTeamInput>
export const TeamParams = z.object({ teamId: z.uuid() })

/** A team one is in. `deletedAt` is set only for owners, who can bring it back until `purgedAfter`. */
export const TeamView = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(['personal', 'shared']),
  role: ROLE,
  createdAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
  purgedAfter: z.iso.datetime().nullable(),
})
export type TeamView = z.infer<typeof TeamView>
export const TeamList = z.object({ items: z.array(TeamView) })
export type TeamList = z.infer<typeof TeamList>

/** Somebody in the team. What only those who lead it are told is null for the others. */
export const MemberView = z.object({
  userId: z.uuid(),
  name: z.string(),
  role: ROLE,
  isSuspended: z.boolean(),
  joinedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
  email: z.string().nullable(),
  credits: z
    .object({
      availableCenticredits: z.int(),
      /** Captured less refunded in the last 30 days. */
      spentCenticredits: z.int(),
    })
    .nullable(),
  /** Pictures they made here that are not in the trash. */
  imageCount: z.int().nullable(),
})
export type MemberView = z.infer<typeof MemberView>
export const MemberList = z.object({ items: z.array(MemberView) })
export type MemberList = z.infer<typeof MemberList>

export const MemberParams = z.object({ userId: z.uuid() })
export const ChangeRoleInput = z.strictObject({ role: ROLE })
export type ChangeRoleInput = z.input<typeof ChangeRoleInput>

/** Who gets the work. Absent: who removes; of who leaves, the longest-standing other owner. */
export const RemoveMemberQuery = z.object({ transferTo: z.uuid().optional() })
export const LeaveTeamInput = z.strictObject({ transferTo: z.uuid().optional() })
export type LeaveTeamInput = z.input<typeof LeaveTeamInput>

const DAYS = { fallback: 7, most: 30 } as const
const MOST_INVITE_USES = 50

/** With `email` the invite is for that address alone, and mailed to it where mail is set up. */
export const CreateInviteInput = z
  .strictObject({
    role: z.enum(['admin', 'editor', 'viewer']),
    email: z
      .string()
      .trim()
      .toLowerCase()
      .max(254, 'must have at most 254 characters')
      .pipe(z.email('must look like name@example.com'))
      .optional(),
    days: z.int().min(1, 'must be at least 1').max(DAYS.most, 'must be at most 30').default(DAYS.fallback),
    maxUses: z
      .int()
      .min(1, 'must be at least 1')
      .max(MOST_INVITE_USES, `must be at most ${MOST_INVITE_USES}`)
      .default(1),
  })
  .refine(({ email, maxUses }) => email === undefined || maxUses === 1, {
    path: ['maxUses'],
    message: 'must be 1 for an invite to one address',
  })
export type CreateInviteInput = z.input<typeof CreateInviteInput>
export const InviteParams = z.object({ inviteId: z.uuid() })

/** An invite that can still be used. */
export const InviteView = z.object({
  id: z.uuid(),
  role: ROLE,
  email: z.string().nullable(),
  maxUses: z.int(),
  useCount: z.int(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  mailedAt: z.iso.datetime().nullable(),
  invitedBy: z.object({ id: z.uuid(), name: z.string() }),
})
export type InviteView = z.infer<typeof InviteView>
export const InviteList = z.object({ items: z.array(InviteView) })
export type InviteList = z.infer<typeof InviteList>

/** How an invite stands for who it is for; `gone`: its team is, or who made it may invite no more. */
export const INVITE_STATES = ['open', 'joined', 'declined', 'used', 'revoked', 'gone', 'expired'] as const
export type InviteState = (typeof INVITE_STATES)[number]

/** `path` is the link, said this once and kept nowhere; null when it was mailed, for then it proves the address. */
export const NewInvite = z.object({ invite: InviteView, path: z.string().nullable() })
export type NewInvite = z.infer<typeof NewInvite>

/** 256 bits as base64url. */
export const InviteToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'must be the token of an invite')
export const AcceptInviteInput = z.strictObject({ token: InviteToken })
export type AcceptInviteInput = z.input<typeof AcceptInviteInput>

/** `joined` is false for who was in the team already. */
export const JoinedView = z.object({ teamId: z.uuid(), joined: z.boolean() })
export type JoinedView = z.infer<typeof JoinedView>

/** What a living invite says to who holds its link. */
export type Welcome = {
  teamId: string
  teamName: string
  role: z.infer<typeof ROLE>
  invitedByName: string
  /** Whom alone it is for. */
  email: string | null
  expiresAt: string
  isMember: boolean
}
