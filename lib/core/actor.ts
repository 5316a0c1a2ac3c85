export type Role = 'owner' | 'admin' | 'editor' | 'viewer'

/**
 * Who asks. `user` is a signed-in person acting in one team, with the role read from the database for
 * this request; `system` is the worker, the sweeper and the command line.
 */
export type Actor =
  | { kind: 'user'; userId: string; teamId: string; role: Role; isOperator: boolean }
  | { kind: 'system' }

export type UserActor = Extract<Actor, { kind: 'user' }>

/** What every verb receives. `now` is the only clock a verb may read. */
export type Ctx<A extends Actor = Actor> = { actor: A; now: Date; requestId: string }
export type UserCtx = Ctx<UserActor>
