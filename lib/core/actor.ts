export const ROLES = ['owner', 'admin', 'editor', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/**
 * Who asks. `user` is a person, signed in or through a token of theirs, acting in one team; their roles are read from
 * the database for this request. `shareLink` is a stranger who holds a link; `system` the worker, the sweeper and the
 * command line.
 */
export type Actor =
  | {
      kind: 'user'
      userId: string
      /** The team that lists are of and new things belong to; what has a row is judged by the row's own team. */
      teamId: string
      role: Role
      isOperator: boolean
      /** Every team the person is in, by id. */
      memberships: Readonly<Record<string, Role>>
      /** Set when a script asks with an API token: it may do what the person may and its scopes name. */
      token?: { id: string; scopes: readonly string[] }
    }
  | ShareLinkActor
  | { kind: 'system' }

/** A living link whose password, if it has one, was given; `guestId` once the stranger gave a name. */
export type ShareLinkActor = {
  kind: 'shareLink'
  linkId: string
  teamId: string
  /** Who made it: it shows what they may see now, and nothing else. */
  sharedById: string
  target: { kind: 'image' | 'collection' | 'sweep' | 'run'; id: string }
  showsPrompt: boolean
  allowsDownload: boolean
  givesOriginals: boolean
  allowsVotes: boolean
  allowsComments: boolean
  guestId: string | null
}

export type UserActor = Extract<Actor, { kind: 'user' }>

/** The role in a team of who asks; undefined for who is not in it. */
export const roleIn = (actor: Actor, teamId: string): Role | undefined =>
  actor.kind === 'user' && Object.hasOwn(actor.memberships, teamId) ? actor.memberships[teamId] : undefined

/** Whether a row is the asking person's own, in a team they are still in. */
export const isOwn = (actor: Actor, row: { teamId: string; userId: string }): boolean =>
  actor.kind === 'user' && actor.userId === row.userId && roleIn(actor, row.teamId) !== undefined

/** What every verb receives. `now` is the only clock a verb may read. */
export type Ctx<A extends Actor = Actor> = { actor: A; now: Date; requestId: string }
export type UserCtx = Ctx<UserActor>
export type LinkCtx = Ctx<ShareLinkActor>
