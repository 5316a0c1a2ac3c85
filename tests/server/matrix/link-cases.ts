import type { Held } from './link-world'

/** What a route under /api/v1/shared answers whom the link lets in, and what it takes to be let in. */
export type LinkCase = {
  ok: number
  /** Answers 404 for one that is not behind this link. */
  names?: 'image' | 'comment'
  /** What the link has to allow. */
  needs?: 'downloads' | 'votes' | 'comments' | 'either'
  /** Asks for the stranger's name first. */
  speaks?: boolean
  /** What it takes away is made anew for the next one. */
  isSpent?: boolean
  body?: (held: Held) => unknown
}

const VOTE = { verdict: 'pick', stars: 4 }

export const LINK_CASES: Record<string, LinkCase> = {
  'GET /api/v1/shared/{token}': { ok: 200 },
  'POST /api/v1/shared/{token}/unlock': { ok: 204, body: ({ password }) => ({ password }) },
  'GET /api/v1/shared/{token}/images/{imageId}/{variant}': { ok: 200, names: 'image', needs: 'downloads' },
  'GET /api/v1/shared/{token}/zip': { ok: 200, needs: 'downloads' },
  'POST /api/v1/shared/{token}/guest': { ok: 200, needs: 'either', body: () => ({ name: 'Ines' }) },
  'GET /api/v1/shared/{token}/votes': { ok: 200, needs: 'votes' },
  'PUT /api/v1/shared/{token}/votes/{imageId}': {
    ...{ ok: 204, names: 'image', needs: 'votes', speaks: true },
    body: () => VOTE,
  },
  'DELETE /api/v1/shared/{token}/votes/{imageId}': { ok: 204, names: 'image', needs: 'votes', speaks: true },
  'GET /api/v1/shared/{token}/comments': { ok: 200, needs: 'comments' },
  'POST /api/v1/shared/{token}/comments': {
    ...{ ok: 201, names: 'image', needs: 'comments', speaks: true },
    body: ({ imageId }) => ({ imageId, text: 'Colder?' }),
  },
  'PATCH /api/v1/shared/{token}/comments/{commentId}': {
    ...{ ok: 204, names: 'comment', needs: 'comments' },
    body: () => ({ text: 'Or not.' }),
  },
  'DELETE /api/v1/shared/{token}/comments/{commentId}': {
    ...{ ok: 204, names: 'comment', needs: 'comments', isSpent: true },
  },
}
