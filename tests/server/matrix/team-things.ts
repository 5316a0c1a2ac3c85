import { newId } from '@/lib/core/ids'
import { newImage } from './made'
import type { Ids, World } from './world'

/** A collection of the author's with one image of theirs, which every member may look at, or add to. */
export async function newCollection(world: World, teamLevel: 'view' | 'add' | null = 'view'): Promise<Ids> {
  const ids = await newImage(world)
  const body = { name: 'Poster', teamLevel, imageIds: [ids.imageId] }
  const { id } = await world.made('POST', '/api/v1/collections', body)
  return { ...ids, collectionId: id }
}

/** The same, its image shown to the team as well: then others too may put it where they like. */
export async function newShownInCollection(world: World): Promise<Ids> {
  const ids = await newCollection(world)
  await world.ask('author', 'PUT', `/api/v1/images/${ids.imageId}/show`)
  return ids
}

export async function newDiscarded(world: World): Promise<Ids> {
  const ids = await newCollection(world)
  await world.ask('author', 'DELETE', `/api/v1/collections/${ids.collectionId}`)
  return ids
}

/** A member who was granted something in a collection of the author's. */
export async function newGranted(world: World): Promise<Ids> {
  const ids = await newCollection(world)
  return { ...ids, userId: world.people.editor.id }
}

export async function newRound(world: World): Promise<Ids> {
  const ids = await newCollection(world)
  const { id } = await world.made('POST', `/api/v1/collections/${ids.collectionId}/rounds`, {})
  return { ...ids, roundId: id }
}

export async function newClosedRound(world: World): Promise<Ids> {
  const ids = await newRound(world)
  await world.ask('author', 'POST', `/api/v1/rounds/${ids.roundId}/close`)
  return ids
}

/** Words of the author's about an image that all members see. */
export async function newComment(world: World): Promise<Ids> {
  const ids = await newCollection(world)
  const body = { text: 'Warmer?', collectionId: ids.collectionId }
  const { id } = await world.made('POST', `/api/v1/images/${ids.imageId}/comments`, body)
  return { ...ids, commentId: id }
}

export async function newLink(world: World): Promise<Ids> {
  const ids = await newImage(world)
  const { id } = await world.made('POST', '/api/v1/links', { target: { kind: 'image', id: ids.imageId } })
  return { ...ids, linkId: id }
}

export async function newInvite(world: World): Promise<Ids> {
  const answer = await world.ask('owner', 'POST', '/api/v1/invites', { body: { role: 'viewer' } })
  if (answer.status !== 201) throw new Error(`no invite: ${answer.status} ${answer.text}`)
  return { inviteId: (answer.json as { invite: { id: string } }).invite.id }
}

/** A team of its own with everybody of the first in it, in the same roles, and a second owner. */
export async function newTeam(world: World): Promise<Ids> {
  return { teamId: await world.newTeam() }
}

export async function newDeletedTeam(world: World): Promise<Ids> {
  const ids = await newTeam(world)
  await world.served.peek.rows(`UPDATE "Team" SET "deletedAt" = now() WHERE "id" = $1`, [ids.teamId])
  return ids
}

/** Somebody who is in the team as an editor. */
export async function newMember(world: World): Promise<Ids> {
  const person = await world.served.person('Newcomer')
  await world.join(world.teamId, person.id, 'editor')
  return { userId: person.id }
}

export async function newNotification(world: World): Promise<Ids> {
  const id = newId()
  await world.served.peek.rows(
    `INSERT INTO "Notification" ("id", "userId", "teamId", "kind", "facts", "subject") VALUES ($1, $2, $3, 'removed', '{}', $4)`,
    [id, world.people.author.id, world.teamId, id],
  )
  return { notificationId: id }
}

export const newToken = async (world: World): Promise<Ids> => ({
  tokenId: (await world.made('POST', '/api/v1/tokens', { name: 'Nightly', scopes: ['credits:read'] })).id,
})
