import type { Role } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import type { CreateLinkInput, NewLink } from '@/lib/share/schema'
import { openGallery, type Person } from './gallery-world'

export type ShareWorld = Awaited<ReturnType<typeof openShare>>

/** A gallery with people in one shared team, collections, sweeps, and links to them. */
export async function openShare() {
  const world = await openGallery()
  const share = await import('@/lib/share')
  const teamId = newId()
  await world.db().team.create({ data: { id: teamId, name: 'Northlight', kind: 'shared' } })

  /** Somebody who acts in the shared team. */
  const member = (name: string, role: Role = 'editor') => world.member(name, teamId, role)

  async function collection(by: Person, imageIds: string[], name = 'Autumn campaign, the rooftop series') {
    const [id, { userId }] = [newId(), by.actor]
    await world.db().collection.create({ data: { id, teamId: by.actor.teamId, userId, name } })
    for (const [index, imageId] of imageIds.entries())
      await world.db().collectionItem.create({
        data: { collectionId: id, imageId, position: index + 1, addedById: userId },
      })
    return id
  }

  /** A sweep of one row along a seed, each cell run once more than the last. Gives the ids of images by cell, oldest first. */
  async function sweep(by: Person, seeds: number[]) {
    const [id, { userId, teamId }] = [newId(), by.actor]
    const input = { model: 'stability/sd3.5-large', operation: 'text-to-image', prompt: 'a heron at dawn' }
    await world.db().sweep.create({
      data: {
        ...{ id, teamId, userId, idempotencyKey: id, requestHash: 'x', input },
        axes: [{ field: 'seed', values: seeds }],
      },
    })
    const cells: string[][] = []
    for (const cell of seeds.keys()) {
      cells.push([])
      for (let again = 0; again <= cell; again += 1) {
        const image = await world.image(by)
        await world.db().run.update({ where: { id: image.runId }, data: { sweepId: id, cell } })
        cells[cell]?.push(image.id)
      }
    }
    return { id, cells }
  }

  /** A link and the token of its address. */
  async function link(by: Person, input: CreateLinkInput): Promise<NewLink & { token: string }> {
    const made = await share.createLink({ ...by, now: new Date() }, input)
    if (!made.ok) throw new Error(made.message)
    return { ...made.value, token: made.value.path.slice('/s/'.length) }
  }

  return { ...world, share, teamId, member, collection, sweep, link }
}

/** A request to something behind an address. */
export const asking = (headers: Record<string, string> = {}, method = 'GET') =>
  new Request('http://studio.test/api/v1/shared', { method, headers })

/** The pair of a `Set-Cookie`, as a browser sends it back. */
export const pairOf = (cookies: string[]): string => cookies[0]?.split(';')[0] ?? ''
