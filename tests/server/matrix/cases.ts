import { picture } from '../../mocks/pictures'
import { newFailed, newHash, newImage, newPerson, newPrompt, newSweep, newTrashed } from './made'
import * as team from './team-things'
import { type ActorName, type Ids, PEOPLE_OF_TEAM, type World } from './world'

/**
 * What a route answers to whom. Whose role (or operator mark) lacks the route's permission hears 403; of the others
 * those in `reach` get `ok`, and the rest hear the 404 that everybody hears for an id that is nobody's.
 */
export type Case = {
  reach: readonly ActorName[]
  ok: number
  /** Who is answered something else, and what. */
  but?: Partial<Record<ActorName, number>>
  /** Made anew for everybody who may, so that no answer rests on the one before. */
  ids?: (world: World) => Promise<Ids>
  body?: (world: World, ids: Ids) => unknown
  raw?: () => Promise<Buffer>
  query?: string
  /** A list of what is one's own: a stranger gets their own, in which nothing of the team may be. */
  isList?: boolean
}

let height = 480

const MEMBERS = PEOPLE_OF_TEAM
const MAKERS = ['editor', 'author', 'admin', 'owner'] as const
const LEADS = ['admin', 'owner'] as const
const AUTHOR = ['author'] as const
const AUTHOR_AND_LEADS = ['author', 'admin', 'owner'] as const
const AT_HOME = ['operator', 'stranger at home', 'removed at home'] as const
const OPERATOR = ['operator'] as const
const SIGNED_IN = [...MEMBERS, ...AT_HOME] as const

const list = (more: Partial<Case> = {}): Case => ({ reach: SIGNED_IN, ok: 200, isList: true, ...more })
const onImage = (ok: number, more: Partial<Case> = {}): Case => ({
  reach: AUTHOR,
  ok,
  ids: newImage,
  ...more,
})

const onCollection = (ok: number, more: Partial<Case> = {}): Case => ({
  reach: AUTHOR_AND_LEADS,
  ok,
  ids: team.newCollection,
  ...more,
})
const onRound = (ok: number, more: Partial<Case> = {}): Case => ({
  reach: MEMBERS,
  ok,
  ids: team.newRound,
  ...more,
})
const sameImage = (_: World, ids: Ids) => ({ imageIds: [ids.imageId] })

export const CASES: Record<string, Case> = {
  'GET /api/v1/activity': list(),
  'GET /api/v1/collections': list(),
  'POST /api/v1/collections': { reach: [...MAKERS, ...AT_HOME], ok: 201, body: () => ({ name: 'Poster' }) },
  'GET /api/v1/collections/{collectionId}': onCollection(200, { reach: MEMBERS }),
  'PATCH /api/v1/collections/{collectionId}': onCollection(200, { body: () => ({ name: 'Posters' }) }),
  'DELETE /api/v1/collections/{collectionId}': onCollection(204),
  'POST /api/v1/collections/{collectionId}/restore': onCollection(200, { ids: team.newDiscarded }),
  'POST /api/v1/collections/{collectionId}/items': onCollection(200, {
    ids: team.newShownInCollection,
    body: sameImage,
  }),
  'DELETE /api/v1/collections/{collectionId}/items': onCollection(204, { body: sameImage }),
  'POST /api/v1/collections/{collectionId}/move': onCollection(204, {
    body: (_, ids) => ({ imageIds: [ids.imageId], beforeId: null }),
  }),
  'PUT /api/v1/collections/{collectionId}/members/{userId}': onCollection(200, {
    ids: team.newGranted,
    body: () => ({ level: 'add' }),
  }),
  'DELETE /api/v1/collections/{collectionId}/members/{userId}': onCollection(200, { ids: team.newGranted }),
  'GET /api/v1/collections/{collectionId}/zip': onCollection(200, { reach: MEMBERS }),
  'GET /api/v1/collections/{collectionId}/rounds': onCollection(200, { reach: MEMBERS }),
  'POST /api/v1/collections/{collectionId}/rounds': onCollection(201),
  'GET /api/v1/rounds/{roundId}': onRound(200),
  'GET /api/v1/rounds/{roundId}/summary': onRound(200),
  'PUT /api/v1/rounds/{roundId}/votes/{imageId}': onRound(204),
  'DELETE /api/v1/rounds/{roundId}/votes/{imageId}': onRound(204),
  'PUT /api/v1/rounds/{roundId}/finals/{imageId}': onRound(204, { reach: MAKERS }),
  'DELETE /api/v1/rounds/{roundId}/finals/{imageId}': onRound(204, { reach: MAKERS }),
  'GET /api/v1/rounds/{roundId}/export': onRound(200, { reach: MAKERS }),
  'GET /api/v1/rounds/{roundId}/finals/zip': onRound(200, { reach: MAKERS }),
  'POST /api/v1/rounds/{roundId}/close': onRound(200, { reach: AUTHOR_AND_LEADS }),
  'POST /api/v1/rounds/{roundId}/reopen': onRound(200, { reach: AUTHOR_AND_LEADS, ids: team.newClosedRound }),
  'GET /api/v1/images/{imageId}/comments': { reach: MEMBERS, ok: 200, ids: team.newComment },
  'POST /api/v1/images/{imageId}/comments': { reach: MEMBERS, ok: 201, ids: team.newComment },
  'GET /api/v1/images/{imageId}/mentionable': { reach: MEMBERS, ok: 200, ids: team.newComment },
  'PATCH /api/v1/comments/{commentId}': { reach: AUTHOR, ok: 204, ids: team.newComment },
  'DELETE /api/v1/comments/{commentId}': { reach: AUTHOR, ok: 204, ids: team.newComment },
  'POST /api/v1/comments/{commentId}/resolve': { reach: MEMBERS, ok: 204, ids: team.newComment },
  'POST /api/v1/comments/{commentId}/reopen': { reach: MEMBERS, ok: 204, ids: team.newComment },
  'PUT /api/v1/images/{imageId}/show': onImage(204),
  'DELETE /api/v1/images/{imageId}/show': onImage(204),
  'POST /api/v1/images/show': {
    reach: AUTHOR,
    ok: 200,
    ids: newImage,
    body: (_, ids) => ({ imageIds: [ids.imageId], shown: true }),
  },
  'DELETE /api/v1/images/collections': { reach: AUTHOR, ok: 204, ids: team.newCollection, body: sameImage },
  'PUT /api/v1/runs/{runId}/show': { reach: AUTHOR, ok: 204, ids: newImage },
  'DELETE /api/v1/runs/{runId}/show': { reach: AUTHOR, ok: 204, ids: newImage },
  'PUT /api/v1/sweeps/{sweepId}/show': { reach: AUTHOR, ok: 204, ids: newSweep },
  'DELETE /api/v1/sweeps/{sweepId}/show': { reach: AUTHOR, ok: 204, ids: newSweep },
  'GET /api/v1/inbox': list(),
  'GET /api/v1/inbox/unread': list(),
  'POST /api/v1/inbox/read': list({ ok: 204 }),
  'POST /api/v1/inbox/{notificationId}/read': { reach: AUTHOR, ok: 204, ids: team.newNotification },
  'GET /api/v1/me/notifications': list(),
  'PUT /api/v1/me/notifications': list(),
  'GET /api/v1/me/showing': list(),
  'PUT /api/v1/me/showing': {
    reach: [...MAKERS, ...AT_HOME],
    ok: 204,
    body: () => ({ showsNewWork: false }),
  },
  'GET /api/v1/invites': list(),
  // Nobody is invited to a studio of one's own.
  'POST /api/v1/invites': {
    reach: [...LEADS, 'stranger at home'],
    ok: 201,
    but: { 'removed at home': 409, operator: 409 },
    body: () => ({ role: 'viewer' }),
  },
  'DELETE /api/v1/invites/{inviteId}': { reach: LEADS, ok: 204, ids: team.newInvite },
  // Invites are answered by who is at their address, which is nobody here.
  'POST /api/v1/invites/{inviteId}/accept': { reach: [], ok: 200, ids: team.newInvite },
  'POST /api/v1/invites/{inviteId}/decline': { reach: [], ok: 204, ids: team.newInvite },
  // A token that is nobody's.
  'POST /api/v1/invites/accept': { reach: [], ok: 200, body: () => ({ token: 'x'.repeat(43) }) },
  'GET /api/v1/links': list(),
  'POST /api/v1/links': {
    reach: AUTHOR,
    ok: 201,
    ids: newImage,
    body: (_, ids) => ({ target: { kind: 'image', id: ids.imageId } }),
  },
  'PATCH /api/v1/links/{linkId}': { reach: AUTHOR, ok: 200, ids: team.newLink },
  'POST /api/v1/links/{linkId}/address': { reach: AUTHOR, ok: 200, ids: team.newLink },
  'DELETE /api/v1/links/{linkId}': { reach: AUTHOR_AND_LEADS, ok: 204, ids: team.newLink },
  'GET /api/v1/members': list(),
  'PATCH /api/v1/members/{userId}': {
    reach: LEADS,
    ok: 204,
    ids: team.newMember,
    body: () => ({ role: 'viewer' }),
  },
  'DELETE /api/v1/members/{userId}': { reach: LEADS, ok: 204, ids: team.newMember },
  'POST /api/v1/members/{userId}/credits': {
    reach: LEADS,
    ok: 201,
    ids: team.newMember,
    body: () => ({ credits: 1 }),
  },
  'GET /api/v1/teams': list(),
  'POST /api/v1/teams': list({ ok: 201, body: () => ({ name: 'Southlight' }) }),
  'PATCH /api/v1/teams/{teamId}': {
    reach: LEADS,
    ok: 200,
    ids: team.newTeam,
    body: () => ({ name: 'Southlight' }),
  },
  'DELETE /api/v1/teams/{teamId}': { reach: ['owner'], ok: 204, ids: team.newTeam },
  'POST /api/v1/teams/{teamId}/restore': { reach: ['owner'], ok: 204, ids: team.newDeletedTeam },
  'POST /api/v1/teams/{teamId}/leave': { reach: MEMBERS, ok: 204, ids: team.newTeam, body: () => ({}) },
  'POST /api/v1/teams/{teamId}/switch': { reach: MEMBERS, ok: 204, ids: team.newTeam },
  'GET /api/v1/tokens': list(),
  'POST /api/v1/tokens': list({ ok: 201 }),
  'DELETE /api/v1/tokens/{tokenId}': { reach: AUTHOR, ok: 204, ids: team.newToken },
  'GET /api/v1/audit': list(),
  'GET /api/v1/audit/export': list(),
  'POST /api/v1/credits/grants': {
    reach: OPERATOR,
    ok: 201,
    body: (world) => ({ email: world.people.author.email, credits: 1 }),
  },
  'GET /api/v1/credits': list(),
  'GET /api/v1/credits/ledger': list(),
  'GET /api/v1/models': list(),
  'POST /api/v1/generations/{generationId}/cancel': { reach: AUTHOR, ok: 200, ids: newImage },
  'GET /api/v1/generations/{generationId}/code': {
    reach: AUTHOR,
    ok: 200,
    ids: newImage,
    query: 'language=curl',
  },
  'POST /api/v1/generations/{generationId}/retry': { reach: AUTHOR, ok: 202, ids: newFailed },
  'GET /api/v1/images': list(),
  'GET /api/v1/images/{imageId}': onImage(200),
  'DELETE /api/v1/images/{imageId}': onImage(204),
  'GET /api/v1/images/{imageId}/{variant}': onImage(200, {
    ids: async (world) => ({ ...(await newImage(world)), variant: 'original' }),
  }),
  'GET /api/v1/images/{imageId}/stripped': onImage(200),
  'GET /api/v1/images/{imageId}/lineage': onImage(200),
  'PUT /api/v1/images/{imageId}/favourite': onImage(204),
  'DELETE /api/v1/images/{imageId}/favourite': onImage(204),
  'POST /api/v1/images/{imageId}/restore': onImage(204, { ids: newTrashed }),
  'GET /api/v1/images/by-hash/{sha256}': { reach: AUTHOR, ok: 200, ids: newHash },
  'GET /api/v1/me': list(),
  'PATCH /api/v1/me': list(),
  // Nobody here has the password of the sample: who may try is told so, and nothing is changed.
  'POST /api/v1/me/password': { reach: SIGNED_IN, ok: 400 },
  // There is no mail in this house, and nobody has a letter.
  'POST /api/v1/me/email-verification': { reach: SIGNED_IN, ok: 409 },
  'PUT /api/v1/me/email-verification': { reach: SIGNED_IN, ok: 400 },
  'GET /api/v1/people': { reach: OPERATOR, ok: 200 },
  'POST /api/v1/people/{userId}/suspend': { reach: OPERATOR, ok: 204, ids: newPerson },
  'POST /api/v1/people/{userId}/reinstate': { reach: OPERATOR, ok: 204, ids: newPerson },
  'GET /api/v1/prompts': list(),
  'POST /api/v1/prompts': list({ ok: 201 }),
  'GET /api/v1/prompts/history': list(),
  'PATCH /api/v1/prompts/{promptId}': { reach: AUTHOR, ok: 200, ids: newPrompt },
  'DELETE /api/v1/prompts/{promptId}': { reach: AUTHOR, ok: 204, ids: newPrompt },
  'POST /api/v1/prompts/{promptId}/restore': { reach: AUTHOR, ok: 204, ids: newPrompt },
  'GET /api/v1/providers': { reach: OPERATOR, ok: 200 },
  'POST /api/v1/providers/{providerId}/balance': {
    reach: OPERATOR,
    ok: 200,
    ids: async () => ({ providerId: 'stability' }),
  },
  'GET /api/v1/runs': list(),
  'POST /api/v1/runs': { reach: [...MAKERS, ...AT_HOME], ok: 202 },
  'GET /api/v1/runs/{runId}': { reach: AUTHOR, ok: 200, ids: newImage },
  'POST /api/v1/runs/{runId}/cancel': { reach: AUTHOR, ok: 200, ids: newImage },
  'POST /api/v1/sweeps': { reach: [...MAKERS, ...AT_HOME], ok: 202 },
  'GET /api/v1/sweeps/{sweepId}': { reach: AUTHOR, ok: 200, ids: newSweep },
  'POST /api/v1/sweeps/{sweepId}/cancel': { reach: AUTHOR, ok: 200, ids: newSweep },
  'POST /api/v1/sweeps/{sweepId}/resume': {
    reach: AUTHOR,
    ok: 202,
    ids: newSweep,
    body: () => ({ budgetCenticredits: 2000 }),
  },
  'GET /api/v1/uploads': list(),
  'POST /api/v1/uploads': {
    reach: [...MAKERS, ...AT_HOME],
    ok: 201,
    // Another one for each: the same bytes again are the same upload.
    raw: () => {
      height += 1
      return picture('png', 640, height)
    },
  },
  // For everybody, and answered by what there is: an owner was made already, and an address is taken.
  'POST /api/v1/set-up': { reach: [], ok: 409 },
  'POST /api/v1/sign-up': { reach: [], ok: 409 },
  // By what the letter holds, whoever has it: its own tests try it.
  'POST /api/v1/password-reset': { reach: [], ok: 409 },
  'PUT /api/v1/password-reset': { reach: [], ok: 400 },
  'GET /api/v1/unsubscribe': { reach: [], ok: 303 },
  'POST /api/v1/unsubscribe': { reach: [], ok: 204 },
  // An endless answer: its beginning is asked for, and its end, in the tests of the stream.
  'GET /api/v1/events': { reach: SIGNED_IN, ok: 200 },
}
