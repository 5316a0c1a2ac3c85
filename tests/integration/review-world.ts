import type { LinkCtx, Role, UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { openGallery, type World } from './gallery-world'

export type Member = UserCtx & { id: string }

/** A gallery with the review over it, and people in shared teams. */
export async function openReview() {
  const world = await openGallery()
  const review = await import('@/lib/review')
  const team = () => newTeam(world)
  return {
    ...world,
    review,
    team,
    /** A new team, and a stranger who is in another. */
    async cast() {
      const ours = await team()
      return {
        team: ours,
        maya: await ours.member('Maya'),
        theo: await ours.member('Theo', 'owner'),
        iris: await ours.member('Iris', 'viewer'),
        stranger: await (await team()).member('Stranger', 'owner'),
      }
    },
    /** The kinds of what the inbox of a member holds. */
    toldTo: async ({ id }: Member) =>
      (await world.db().notification.findMany({ where: { userId: id } })).map(({ kind }) => kind),
  }
}
export type ReviewWorld = Awaited<ReturnType<typeof openReview>>

async function newTeam({ db, member, image }: World) {
  const teamId = newId()
  await db().team.create({ data: { id: teamId, name: 'Northlight', kind: 'shared' } })
  return {
    teamId,
    /** Somebody new in the team, acting in it. */
    async member(name: string, role: Role = 'editor'): Promise<Member> {
      const { actor } = await member(name, teamId, role)
      return {
        id: actor.userId,
        actor,
        requestId: 'test',
        get now() {
          return new Date()
        },
      }
    },
    /** A collection of so many images of the member's, seen by the team unless said. */
    async collection(
      owner: Member,
      count: number,
      more: { teamLevel?: 'view' | 'add' | 'manage' | null } = {},
    ) {
      const id = newId()
      const { teamLevel = 'view' } = more
      await db().collection.create({
        data: { id, teamId, userId: owner.id, name: 'Sofas, for Iris', teamLevel },
      })
      const images: string[] = []
      for (let position = 0; position < count; position++) {
        const made = await image(owner, { prompt: `sofa ${position + 1}` })
        await db().collectionItem.create({
          data: { collectionId: id, imageId: made.id, position, addedById: owner.id },
        })
        images.push(made.id)
      }
      const nth = (index: number) => images[index] ?? ''
      return { id, images, nth }
    },
    /** A link to a collection and somebody who came in by it. */
    async link(owner: Member, collectionId: string) {
      const linkId = newId()
      await db().shareLink.create({
        data: {
          id: linkId,
          teamId,
          userId: owner.id,
          targetKind: 'collection',
          targetId: collectionId,
          tokenHash: linkId,
          allowsVotes: true,
          allowsComments: true,
        },
      })
      const ctx = (guestId: string | null): LinkCtx => ({
        requestId: 'test',
        get now() {
          return new Date()
        },
        actor: {
          kind: 'shareLink',
          linkId,
          teamId,
          sharedById: owner.id,
          target: { kind: 'collection', id: collectionId },
          showsPrompt: false,
          allowsDownload: false,
          givesOriginals: false,
          allowsVotes: true,
          allowsComments: true,
          guestId,
        },
      })
      return {
        linkId,
        nameless: ctx(null),
        async guest(name: string): Promise<LinkCtx> {
          const id = newId()
          await db().guest.create({ data: { id, shareLinkId: linkId, name, secretHash: id } })
          return ctx(id)
        },
      }
    },
  }
}
export type Team = Awaited<ReturnType<typeof newTeam>>

export const notThere = { code: 'NOT_FOUND' }
