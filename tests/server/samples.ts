import { asked } from './caller'

type Sample = { body: Record<string, unknown>; required: string[] }

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
  SetUpInput: {
    body: { name: 'Ada', email: 'ada@example.com', password: 'a long enough password' },
    required: ['name', 'email', 'password'],
  },
  SignUpInput: {
    body: { name: 'Maya', email: 'maya@example.com', password: 'a long enough password' },
    required: ['name', 'email', 'password'],
  },
  NewTokenInput: {
    body: { name: 'Nightly', scopes: ['credits:read'], days: 30 },
    required: ['name', 'scopes'],
  },
  UpdateProfileInput: { body: { name: 'Maya' }, required: ['name'] },
  ChangePasswordInput: {
    body: { currentPassword: 'not the one they have', newPassword: 'a long enough password' },
    required: ['currentPassword', 'newPassword'],
  },
}

export function sampleOf(schema: string): Sample {
  const sample = SAMPLES[schema]
  if (!sample) throw new Error(`tests/server/samples.ts has no good body for ${schema}`)
  return sample
}
