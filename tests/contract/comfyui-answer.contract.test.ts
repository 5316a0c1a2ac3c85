import { describe, expect, it } from 'vitest'
import type { Scenario } from '../mocks/scenario'
import { comfyForFile, connect, model, requestOf } from './comfyui-upstream'
import { requestFor } from './render-request'
import { closedPort } from './stability-upstream'

const { fake, render } = comfyForFile()
const json = (value: unknown, status: number): Scenario => ({ status, body: JSON.stringify(value) })
const problem = (type: string, message: string, details = '', input_name?: string) => ({
  ...{ type, message, details },
  extra_info: input_name ? { input_name } : {},
})
const nodeError = (class_type: string, error: object) => ({
  '7': { errors: [error], dependent_outputs: ['save'], class_type },
})
const FAILED = problem('prompt_outputs_failed_validation', 'Prompt outputs failed validation')

describe('a prompt that is not taken', () => {
  it('says that a checkpoint is not installed', async () => {
    const request = requestFor(model('gone.safetensors'), {
      settings: { sampler: 'euler', scheduler: 'karras' },
    })
    expect(await render(request, {}, { entries: ['gone.safetensors'] })).toMatchObject({
      ...{ kind: 'refused', code: 'UPSTREAM_NOT_FOUND', retryable: false },
      message: expect.stringMatching(/^This checkpoint is not installed/),
    })
  })

  it('says that a text encoder is not installed', async () => {
    const entry = 'sd3.5_large.safetensors+encoders'
    const request = requestFor(model(entry), { settings: { sampler: 'euler', scheduler: 'karras' } })
    const encoders = ['clip_l.safetensors', 'clip_g.safetensors', 'missing.safetensors'] as const
    expect(await render(request, {}, { entries: [entry], encoders })).toMatchObject({
      ...{ kind: 'refused', code: 'UPSTREAM_NOT_FOUND' },
      message: expect.stringMatching(/^A text encoder .* not installed/),
    })
  })

  it.each([
    [
      'a plain string, as old servers write',
      json({ error: 'no prompt', node_errors: [] }, 400),
      /: no prompt\.$/,
    ],
    [
      'no outputs, with an empty array of node errors',
      json({ error: problem('prompt_no_outputs', 'Prompt has no outputs'), node_errors: [] }, 400),
      /: Prompt has no outputs\.$/,
    ],
    [
      'a sampler it does not have',
      json(
        {
          error: FAILED,
          node_errors: nodeError(
            'KSampler',
            problem(
              'value_not_in_list',
              'Value not in list',
              "sampler_name: 'x' not in ['euler']",
              'sampler_name',
            ),
          ),
        },
        400,
      ),
      /: KSampler: Value not in list sampler_name: 'x' not in \['euler'\]\.$/,
    ],
    [
      'a value too big',
      json(
        {
          error: FAILED,
          node_errors: nodeError(
            'KSampler',
            problem('value_bigger_than_max', 'Value 200 bigger than max of 100', 'cfg'),
          ),
        },
        400,
      ),
      /KSampler: Value 200 bigger than max/,
    ],
    [
      'a node it does not know',
      json(
        {
          error: problem('invalid_prompt', 'Cannot execute because node X does not exist.'),
          node_errors: {},
        },
        400,
      ),
      /does not exist\.$/,
    ],
    ['nothing readable', { status: 400, body: '<h1>Bad Request</h1>' }, /did not accept the request\.$/],
  ])('because of %s', async (_what, scenario, message) => {
    fake().answers.set('POST /prompt', scenario)
    expect(await render(requestOf())).toMatchObject({
      ...{ kind: 'refused', code: 'UPSTREAM_BAD_REQUEST', retryable: false },
      message: expect.stringMatching(message),
    })
  })

  it('with status 200: node errors mean that the output was dropped', async () => {
    fake().answers.set(
      'POST /prompt',
      json(
        {
          ...{ prompt_id: 'x', number: 1 },
          node_errors: nodeError(
            'LoadImage',
            problem('custom_validation_failed', 'Custom validation failed for node'),
          ),
        },
        200,
      ),
    )
    expect(await render(requestOf())).toMatchObject({ kind: 'refused', code: 'UPSTREAM_BAD_REQUEST' })
  })

  it.each([
    [401, 'refused', 'UPSTREAM_UNAUTHORIZED', false],
    [403, 'refused', 'UPSTREAM_UNAUTHORIZED', false],
    [404, 'refused', 'UPSTREAM_NOT_FOUND', false],
    [413, 'refused', 'UPSTREAM_TOO_LARGE', false],
    [418, 'refused', 'UPSTREAM_REFUSED', false],
    [429, 'rate-limited', 'UPSTREAM_RATE_LIMITED', true],
    [500, 'unavailable', 'UPSTREAM_ERROR', false],
    [503, 'unavailable', 'UPSTREAM_UNAVAILABLE', true],
    [302, 'bad-answer', 'UPSTREAM_UNEXPECTED_STATUS', false],
  ])('with status %d', async (status, kind, code, retryable) => {
    fake().answers.set('POST /prompt', { status, headers: { 'retry-after': '3' }, body: '' })
    const outcome = await render(requestOf())
    expect(outcome).toMatchObject({ kind, code, retryable })
    if (retryable) expect(outcome).toMatchObject({ retryAfterMs: 3000 })
  })

  it('because the password is wrong', async () => {
    fake().settings.auth = 'studio:another'
    expect(await render(requestOf())).toMatchObject({ kind: 'refused', code: 'UPSTREAM_UNAUTHORIZED' })
  })

  it('because nobody is there: that may be tried again', async () => {
    const outcome = await connect(`http://127.0.0.1:${await closedPort()}`).render(requestOf(), {
      signal: new AbortController().signal,
      deadlineMs: 5000,
    })
    expect(outcome).toMatchObject({ code: 'UPSTREAM_UNREACHABLE', retryable: true, nothingSent: true })
  })
})

describe('an upload that is not taken', () => {
  it.each([
    [{ status: 400 }, 'refused', 'UPSTREAM_BAD_REQUEST'],
    [{ status: 413 }, 'refused', 'UPSTREAM_TOO_LARGE'],
    [{ status: 500, body: '<h1>no</h1>' }, 'unavailable', 'UPSTREAM_ERROR'],
    [{ body: '{"name":""}' }, 'bad-answer', 'UPSTREAM_GARBLED'],
    [{ delivery: { kind: 'reset' } }, 'unavailable', 'UPSTREAM_RESET'],
  ] satisfies [Scenario, string, string][])('%j', async (scenario, kind, code) => {
    fake().answers.set('POST /upload', scenario)
    expect(await render(requestOf('image-to-image'))).toMatchObject({ kind, code })
    expect(fake().prompts()).toHaveLength(0)
  })
})

describe('a job that ends badly', () => {
  it.each([
    ['error', /: mat1 and mat2 shapes cannot be multiplied/],
    ['out of memory', /: Allocation on device 0 would exceed allowed memory\.$/],
  ] as const)('with %s in the execution', async (course, message) => {
    fake().queue.let(course)
    expect(await render(requestOf())).toMatchObject({
      ...{ kind: 'bad-answer', code: 'UPSTREAM_FAILED', retryable: false },
      message: expect.stringMatching(message),
    })
  })

  it('stopped by somebody else', async () => {
    fake().queue.let('running')
    const rendering = render(requestOf())
    await expect.poll(() => fake().queue.running).toBeTruthy()
    fake().queue.interrupt()
    expect(await rendering).toMatchObject({ kind: 'refused', code: 'UPSTREAM_INTERRUPTED', retryable: false })
    expect(fake().queue.interrupted).toEqual([])
  })

  it.each(['running', 'queued'] as const)('forgotten by a restart while %s', async (course) => {
    fake().queue.let(course)
    const rendering = render(requestOf())
    await expect.poll(() => fake().calls.some(({ path }) => path === '/queue')).toBe(true)
    fake().queue.forget()
    expect(await rendering).toMatchObject({ kind: 'bad-answer', code: 'UPSTREAM_JOB_GONE', retryable: false })
    expect(fake().prompts()).toHaveLength(1)
  })

  it.each([
    [
      'without outputs',
      { outputs: {}, status: { status_str: 'success', completed: true, messages: [] } },
      'UPSTREAM_EMPTY',
    ],
    [
      'with a preview alone',
      { outputs: { save: { images: [{ filename: 'x.png', subfolder: '', type: 'temp' }] } } },
      'UPSTREAM_EMPTY',
    ],
    ['with outputs of another shape', { outputs: [1, 2], status: null, prompt: {} }, 'UPSTREAM_EMPTY'],
    ['as an error without a word', { outputs: {}, status: { status_str: 'error' } }, 'UPSTREAM_FAILED'],
  ])('%s', async (_what, entry, code) => {
    fake().rewrite = () => entry
    expect(await render(requestOf())).toMatchObject({ kind: 'bad-answer', code, retryable: false })
  })

  it('with its picture gone', async () => {
    fake().answers.set('GET /view', { status: 404 })
    expect(await render(requestOf())).toMatchObject({ kind: 'bad-answer', code: 'UPSTREAM_PICTURE_GONE' })
  })
})

describe('a history', () => {
  it('of an old server, without status, is enough', async () => {
    fake().rewrite = ({ outputs }) => ({ outputs })
    expect(await render(requestOf())).toMatchObject({ kind: 'image', seed: 1234567 })
  })

  it('tells the seed that was used', async () => {
    fake().rewrite = (entry) => {
      const [number, id, graph] = entry.prompt as [number, string, { sampler: { inputs: object } }]
      graph.sampler.inputs = { ...graph.sampler.inputs, seed: 99 }
      return { ...entry, prompt: [number, id, graph] }
    }
    expect(await render(requestOf())).toMatchObject({ kind: 'image', seed: 99 })
  })
})
