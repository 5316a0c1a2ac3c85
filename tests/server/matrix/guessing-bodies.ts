import { asked } from '../caller'
import type { Foreign } from './guessing-world'

/** A request of somebody's with an id in it that is not theirs to name; `x` stands for that id, of each kind. */
/**
 * `status`: what it is answered when not 404. `touches`: the time at which a collection of one's own was changed may be
 * written, and nothing else.
 */
export type Smuggled = { method: string; path: string; body?: unknown; status?: number; touches?: true }
export type Smuggle = (own: Foreign, x: Foreign) => Smuggled

const reimagine = (image: string) =>
  asked({ operation: 'image-to-image', strength: 0.7, aspectRatio: undefined, image })
const on = ({ collectionId }: Foreign, rest = '') => `/api/v1/collections/${collectionId}${rest}`
const share = (kind: string, id = '') => ({
  ...{ method: 'POST', path: '/api/v1/links' },
  body: { target: { kind, id } },
})
const pair = (own: Foreign, x: Foreign) => ({ imageIds: [own.imageId, x.imageId] })

/** Everywhere a body or a query names a thing. Of a batch all but one are one's own. */
export const SMUGGLED: Record<string, Smuggle> = {
  'an image a run starts from': (_, x) => ({
    ...{ method: 'POST', path: '/api/v1/runs', body: reimagine(x.imageId ?? ''), status: 400 },
  }),
  'an image in a new collection': (own, x) => ({
    ...{ method: 'POST', path: '/api/v1/collections', body: { name: 'Mine', ...pair(own, x) } },
  }),
  'an image added': (own, x) => ({ method: 'POST', path: on(own, '/items'), body: pair(own, x) }),
  'an image moved': (own, x) => ({
    ...{ method: 'POST', path: on(own, '/move'), body: { ...pair(own, x), beforeId: null } },
  }),
  'an image to move before': (own, x) => ({
    ...{ method: 'POST', path: on(own, '/move') },
    body: { imageIds: [own.imageId], beforeId: x.imageId },
  }),
  'an image taken out': (own, x) => ({
    ...{
      method: 'DELETE',
      path: on(own, '/items'),
      body: { imageIds: [x.imageId] },
      status: 204,
      touches: true,
    },
  }),
  'a cover': (own, x) => ({ method: 'PATCH', path: on(own), body: { coverImageId: x.imageId } }),
  'somebody a collection is granted to': (own, x) => ({
    ...{ method: 'PUT', path: on(own, `/members/${x.strangerId}`), body: { level: 'view' } },
  }),
  'images shown': (own, x) => ({
    ...{ method: 'POST', path: '/api/v1/images/show', body: { ...pair(own, x), shown: true } },
  }),
  'images taken out everywhere': (own, x) => ({
    ...{ method: 'DELETE', path: '/api/v1/images/collections', body: pair(own, x) },
  }),
  'an image shared': (_, x) => share('image', x.imageId),
  'a collection shared': (_, x) => share('collection', x.collectionId),
  'a run shared': (_, x) => share('run', x.runId),
  'a sweep shared': (_, x) => share('sweep', x.sweepId),
  'a collection words are said in': (own, x) => ({
    ...{ method: 'POST', path: `/api/v1/images/${own.imageId}/comments` },
    body: { text: 'Warmer?', collectionId: x.collectionId },
  }),
  'words answered': (own, x) => ({
    ...{ method: 'POST', path: `/api/v1/images/${own.imageId}/comments` },
    body: { text: 'Warmer?', parentId: x.commentId },
  }),
  'somebody named': (own, x) => ({
    ...{ method: 'POST', path: `/api/v1/images/${own.imageId}/comments` },
    body: { text: `@{${x.strangerId}} warmer?`, collectionId: own.collectionId },
    status: 400,
  }),
  'a vote': (own, x) => ({
    ...{ method: 'PUT', path: `/api/v1/rounds/${own.roundId}/votes/${x.imageId}`, body: { stars: 4 } },
  }),
  'a final': (own, x) => ({ method: 'PUT', path: `/api/v1/rounds/${own.roundId}/finals/${x.imageId}` }),
  'the heir of one’s work': (own, x) => ({
    ...{ method: 'POST', path: `/api/v1/teams/${own.teamId}/leave`, body: { transferTo: x.strangerId } },
    status: 409,
  }),
  'a wall': (_, x) => ({
    method: 'GET',
    path: `/api/v1/images?view=collection&collection=${x.collectionId}`,
  }),
  'an image’s wall': (own, x) => ({
    method: 'GET',
    path: `/api/v1/images/${own.imageId}?view=collection&collection=${x.collectionId}`,
    status: 200,
  }),
  'what holds an image': (_, x) => ({
    method: 'GET',
    path: `/api/v1/collections?holds=${x.imageId}`,
    status: 200,
  }),
  'links to a thing': (_, x) => ({
    method: 'GET',
    path: `/api/v1/links?targetId=${x.collectionId}`,
    status: 200,
  }),
  'words said in a collection': (own, x) => ({
    method: 'GET',
    path: `/api/v1/images/${own.imageId}/comments?collectionId=${x.collectionId}`,
    status: 200,
  }),
  'who may be named in a collection': (own, x) => ({
    method: 'GET',
    path: `/api/v1/images/${own.imageId}/mentionable?collectionId=${x.collectionId}`,
  }),
}
