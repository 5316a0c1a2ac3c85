import type { Actor } from '@/lib/core/actor'

/** Suspending and reinstating are for operators; to others nobody is there. */
export const mayManagePerson = (actor: Actor) =>
  actor.kind === 'system' || (actor.kind === 'user' && actor.isOperator)

/** Name and password are one's own. */
export const mayManageAccount = (actor: Actor, person: { id: string }) =>
  actor.kind === 'user' && actor.userId === person.id

/** A token is its owner's, for as long as they are themselves and no script asks. */
export const mayManageToken = (actor: Actor, token: { userId: string }) =>
  actor.kind === 'user' && actor.userId === token.userId && actor.token === undefined
