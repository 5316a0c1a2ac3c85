import type { APIRequestContext, Page } from 'playwright-core'
import * as after from './after'
import * as editing from './editing'
import * as prompts from './prompts'
import * as running from './running'
import * as sharing from './sharing'
import * as sweeps from './sweeps'

export type Look = `${'light' | 'dark'}-${'390' | '834' | '1440' | '2200'}`
/** One who asks the API beside the page: somebody of the story, or the client with a link. */
export type As = (who: 'maya' | 'ada' | 'theo' | 'iris' | 'guest') => Promise<APIRequestContext>
export type Shot = {
  name: string
  path: string
  /** One sentence under it in the gallery of docs/screens. */
  says: string
  as?: 'maya' | 'ada' | 'theo' | 'iris'
  /** Brings the screen into the state to show; `now` when that does not last. */
  stage?: (page: Page, as: As) => Promise<unknown>
  /** At a desk in the light, unless more says something. */
  looks?: readonly Look[]
}

const MAIN: readonly Look[] = ['light-1440', 'dark-1440', 'light-390', 'dark-390']
const BOTH: readonly Look[] = ['light-1440', 'dark-1440']
const HAND: readonly Look[] = ['light-1440', 'light-390']
const ALL: readonly Look[] = [...BOTH, 'light-390']
const PHONE: readonly Look[] = ['light-390', 'dark-390']

type Told = Omit<Shot, 'name' | 'path' | 'says'>
const shot = (name: string, path: string, says: string, told: Told = {}): Shot => ({
  ...{ name, path, says, as: 'maya' as const },
  ...told,
})
const studio = (name: string, says: string, stage: Shot['stage'], looks?: readonly Look[]) =>
  shot(`studio-${name}`, '/studio', says, { stage, ...(looks && { looks }) })

export type Chapter = { title: string; shots: readonly Shot[] }

const together = (name: string, says: string, told: Told) => shot(name, '/studio', says, told)

const TOGETHER: Chapter = {
  title: 'Together',
  shots: [
    together('team', 'Who is in the team, as what, with what is left to them.', {
      ...{ as: 'theo', stage: sharing.team, looks: ALL },
    }),
    together('team-alone', 'A studio of one’s own says how to work with others.', {
      ...{ as: 'iris', stage: sharing.to('/team') },
    }),
    together('invite', 'As what, for whom, for how long.', {
      as: 'theo',
      stage: sharing.invite,
      looks: HAND,
    }),
    shot('join', '/sign-in', 'What the link of an invite opens.', {
      ...{ as: undefined, stage: sharing.join, looks: HAND },
    }),
    together('collections', 'Collections of pictures: one’s own, and the team’s.', {
      ...{ stage: sharing.inTeam('/collections'), looks: ALL },
    }),
    together('collections-empty', 'Before the first collection.', {
      as: 'iris',
      stage: sharing.to('/collections'),
    }),
    together('collection', 'Pictures in an order, to show, to review and to share.', {
      ...{ stage: sharing.collection, looks: ALL },
    }),
    together('share', 'What whoever has the link may do, and for how long.', {
      ...{ stage: sharing.share, looks: HAND },
    }),
    shot('shared-locked', '/sign-in', 'A link with a password.', {
      ...{ as: undefined, stage: sharing.locked, looks: ['light-390', 'light-1440'] },
    }),
    shot('shared', '/sign-in', 'What the client sees: no account, no tools.', {
      ...{ as: undefined, stage: sharing.wall, looks: MAIN },
    }),
    shot('shared-picture', '/sign-in', 'The client votes, and pins a remark to a spot.', {
      ...{ as: undefined, stage: sharing.picture, looks: ['light-390', 'dark-390', 'light-1440'] },
    }),
    together('links', 'Every link, what it allows, and how often it was seen.', {
      ...{ stage: sharing.inTeam('/links'), looks: HAND },
    }),
    together('round', 'A round: what everybody says of every picture.', {
      stage: sharing.round,
      looks: BOTH,
    }),
    together('round-look', 'One picture after another: p, m, r and the stars, by keys.', {
      ...{ as: 'theo', stage: sharing.look },
    }),
    together('inbox', 'What others did that concerns one.', { stage: sharing.to('/inbox'), looks: ALL }),
    together('inbox-empty', 'Nothing is waiting.', { as: 'iris', stage: sharing.to('/inbox') }),
    together('activity', 'What happened in the team.', {
      stage: sharing.inTeam('/inbox/activity'),
      looks: HAND,
    }),
    together('tokens', 'Tokens for scripts: told once, limited, expiring.', {
      ...{ as: 'ada', stage: sharing.tokens, looks: HAND },
    }),
    together('notifications', 'What is told here, and what by mail.', { stage: sharing.notifications }),
    together('audit', 'Who did what; nothing in it can be changed.', {
      ...{ as: 'theo', stage: sharing.inTeam('/team/audit'), looks: HAND },
    }),
  ],
}

/** Every screen of the product, in the states a person meets. What starts something comes after what only looks. */
export const CHAPTERS: readonly Chapter[] = [
  {
    title: 'The studio',
    shots: [
      shot('studio', '/studio', 'Controls, the current run, earlier runs.', { looks: MAIN }),
      shot('studio-empty', '/studio', 'Before the first run.', { as: 'iris', looks: MAIN }),
    ],
  },
  {
    title: 'Writing',
    shots: [
      studio('saved', 'Saved prompts and styles, by an @.', prompts.saved, HAND),
      studio('saved-all', 'All that is saved, to rename, share or delete.', prompts.savedAll),
      studio('history', 'Earlier prompts, and what changed since, word by word.', prompts.history, HAND),
      studio('batch', 'Wildcards and variables: how many it makes and what they cost.', prompts.batch, HAND),
      studio('drop-in', 'A file of another program gives its settings back.', prompts.dropIn, HAND),
      studio('models', 'Models with price, usual time and what they are good at.', prompts.models, HAND),
      studio('undo', 'Every edit of the form can be taken back.', prompts.undone),
      shot('studio-too-few', '/studio', 'Too few credits: said before the press.', {
        ...{ as: 'iris', stage: prompts.tooFew },
      }),
    ],
  },
  {
    title: 'Editing a picture',
    shots: [
      studio('inpaint', 'A picture as the source of an edit.', editing.inpaint, HAND),
      studio('mask', 'The mask is painted on the picture.', editing.mask, MAIN),
      studio('outpaint', 'What is added on each side.', editing.outpaint),
      studio('frame', 'The frame is dragged outwards, or brought to a ratio.', editing.frame, HAND),
      studio('before-after', 'The result over the picture it was made from.', editing.beforeAfter),
    ],
  },
  {
    title: 'Afterwards',
    shots: [
      shot('gallery', '/gallery', 'Justified rows by day.', { looks: MAIN }),
      shot('gallery-chosen', '/gallery', 'Pictures chosen with x.', { stage: after.chosen }),
      shot('gallery-empty', '/gallery', 'An empty wall.', { as: 'iris' }),
      shot('image', '/gallery', 'A picture with every setting and its receipt.', {
        ...{ stage: after.picture, looks: MAIN },
      }),
      shot('lineage', '/gallery', 'Where a picture comes from, and what changed.', { stage: after.lineage }),
      shot('variations', '/gallery', 'Variations say what they do and cost.', { stage: after.variations }),
      shot('code', '/gallery', 'The call that made it, as code.', { stage: after.code, looks: HAND }),
      shot('compare-side', '/gallery', 'Side by side, moved together, with what differs.', {
        ...{ stage: after.compare('s'), looks: [...BOTH, 'light-390'] },
      }),
      shot('compare-slider', '/gallery', 'One through the other.', { stage: after.compare('l') }),
      shot('compare-difference', '/gallery', 'Pixel by pixel.', { stage: after.compare('d') }),
      shot('trash', '/gallery?view=trash', 'Thirty days to change one’s mind.'),
    ],
  },
  {
    title: 'By keys, and on a slow line',
    shots: [
      shot('palette', '/studio', 'Every command, by Cmd/Ctrl+K.', { stage: after.palette, looks: BOTH }),
      shot('shortcuts', '/studio', 'Every key, by ?.', { stage: after.shortcuts }),
      shot('studio-loading', '/gallery', 'The studio before its answer is there.', {
        stage: after.waiting('Studio', /\/studio\?_rsc/),
      }),
      shot('gallery-loading', '/studio', 'The wall before its answer is there.', {
        stage: after.waiting('Gallery', /\/gallery\?_rsc/),
      }),
      shot('gallery-slow', '/gallery', 'The wall before its pictures are there.', {
        stage: after.withoutPictures,
      }),
    ],
  },
  {
    title: 'The house',
    shots: [
      shot('sign-in', '/sign-in', 'The door.', { as: undefined }),
      shot('credits', '/credits', 'What there is, what is held, and where it went.', { looks: MAIN }),
      shot('settings', '/settings', 'Profile, sessions and tokens.', { as: 'ada' }),
      shot('admin', '/admin', 'Prices, people and what the machine is doing.', { as: 'ada' }),
    ],
  },
  TOGETHER,
  {
    title: 'Sweeps',
    shots: [
      studio('sweep', 'One or two things changed from cell to cell, with price and time.', sweeps.builder, [
        ...BOTH,
        'light-390',
      ]),
      shot('sweep-filling', '/studio', 'The grid fills in.', {
        ...{ as: 'theo', stage: sweeps.filling, looks: HAND },
      }),
      shot('sweep', '/studio', 'The grid, done.', {
        ...{ as: 'theo', stage: sweeps.done, looks: [...BOTH, 'light-390'] },
      }),
    ],
  },
  {
    title: 'Running',
    shots: [
      studio('started', 'From the first instant every picture has its place.', running.started, HAND),
      studio('running', 'Two are there, one on its way, one filtered and paid back.', running.running, MAIN),
      studio('failed', 'What failed says what it cost: nothing.', running.failed, BOTH),
      studio('choose', 'On a phone the last run is kept or thrown away by swiping.', running.choose, PHONE),
    ],
  },
]
