import { asked } from './caller'

type Sample = { body: Record<string, unknown>; required: string[] }

/** Of nobody's thing. */
const ANY_ID = '0198a000-0000-7000-8000-00000000abcd'

/** A good body for every schema a route names; a route with another one fails the suite until it has one here. */
export const SAMPLES: Record<string, Sample> = {
  StartRunInput: {
    body: asked({ negativePrompt: 'rain', cfgScale: 4, seeds: [7], count: 1 }),
    required: ['model', 'prompt'],
  },
  StartSweepInput: {
    body: {
      run: asked(),
      axes: [{ field: 'cfgScale', values: [1, 4] }],
      budgetCenticredits: 700,
    },
    required: ['run', 'axes'],
  },
  ResumeSweepInput: { body: {}, required: [] },
  SavePromptInput: {
    body: { kind: 'style', name: 'Gouache', text: 'gouache, muted', isShared: false },
    required: ['kind', 'name', 'text'],
  },
  ChangePromptInput: { body: { name: 'Gouache' }, required: [] },
  GrantInput: {
    body: { email: 'ada@example.com', credits: 5, note: 'For the poster' },
    required: ['email', 'credits'],
  },
  NewCollectionInput: { body: { name: 'Lighthouses', description: 'For the poster' }, required: ['name'] },
  CollectionChange: { body: { name: 'Lighthouses' }, required: [] },
  CollectionImagesInput: { body: { imageIds: [ANY_ID] }, required: ['imageIds'] },
  MoveImagesInput: { body: { imageIds: [ANY_ID] }, required: ['imageIds'] },
  CollectionGrantInput: { body: { level: 'view' }, required: ['level'] },
  ImagesInput: { body: { imageIds: [ANY_ID] }, required: ['imageIds'] },
  ShowImagesInput: { body: { imageIds: [ANY_ID], shown: true }, required: ['imageIds', 'shown'] },
  VerifyEmailInput: { body: { token: 'of no letter' }, required: ['token'] },
  ForgotPasswordInput: { body: { email: 'nobody@example.com' }, required: ['email'] },
  ResetPasswordInput: {
    body: { token: 'of no letter', password: 'long enough to be one' },
    required: ['token', 'password'],
  },
  ShowingInput: { body: { showsNewWork: true }, required: ['showsNewWork'] },
  SetUpInput: {
    body: { name: 'Ada', email: 'ada@example.com', password: 'a long enough password' },
    required: ['name', 'email', 'password'],
  },
  SignUpInput: {
    body: { name: 'Maya', email: 'maya@example.com', password: 'a long enough password' },
    required: ['name', 'email', 'password'],
  },
  CreateTeamInput: { body: { name: 'Northlight' }, required: ['name'] },
  RenameTeamInput: { body: { name: 'Northlight' }, required: ['name'] },
  LeaveTeamInput: { body: { transferTo: ANY_ID }, required: [] },
  ChangeRoleInput: { body: { role: 'viewer' }, required: ['role'] },
  GiveCreditsInput: { body: { credits: 5, from: 'team', note: 'For the poster' }, required: ['credits'] },
  CreateInviteInput: { body: { role: 'editor', days: 7, maxUses: 1 }, required: ['role'] },
  AcceptInviteInput: { body: { token: 'A'.repeat(43) }, required: ['token'] },
  NewTokenInput: {
    body: { name: 'Nightly', scopes: ['credits:read'], days: 30 },
    required: ['name', 'scopes'],
  },
  ChangeNotificationSettings: { body: { mentioned: { inbox: true, mail: 'off' } }, required: [] },
  CreateLinkInput: {
    body: { target: { kind: 'collection', id: ANY_ID }, name: 'For Acme', allowsDownload: true },
    required: ['target'],
  },
  ChangeLinkInput: { body: { name: 'For Acme', showsPrompt: true }, required: [] },
  UnlockInput: { body: { password: 'not the one it has' }, required: ['password'] },
  JoinInput: { body: { name: 'Ines' }, required: ['name'] },
  UpdateProfileInput: { body: { name: 'Maya' }, required: ['name'] },
  ChangePasswordInput: {
    body: { currentPassword: 'not the one they have', newPassword: 'a long enough password' },
    required: ['currentPassword', 'newPassword'],
  },
  OpenRoundInput: { body: { name: 'First look' }, required: [] },
  VoteInput: { body: { verdict: 'pick', stars: 4 }, required: [] },
  CommentInput: {
    body: { text: 'Warmer?', isForGuests: false, pin: { left: 0.5, top: 0.25 } },
    required: ['text'],
  },
  CommentChange: { body: { text: 'A bit warmer?' }, required: [] },
  GuestCommentInput: {
    body: {
      imageId: '01890000-0000-7000-8000-000000000000',
      text: 'Warmer?',
      pin: { left: 0.5, top: 0.25 },
    },
    required: ['imageId', 'text'],
  },
  GuestCommentChange: { body: { text: 'A bit warmer?' }, required: ['text'] },
}

export function sampleOf(schema: string): Sample {
  const sample = SAMPLES[schema]
  if (!sample) throw new Error(`tests/server/samples.ts has no good body for ${schema}`)
  return sample
}
