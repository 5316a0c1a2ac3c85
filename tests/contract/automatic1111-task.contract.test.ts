import { describe, expect, it } from 'vitest'
import { LEAVE_IT_RUNNING } from '@/lib/providers/provider'
import { requestOf, webUiForFile } from './automatic1111-upstream'

const { fake, render } = webUiForFile()
const TASK = `triptych-${requestOf().generationId}`
const interrupts = () => fake().calls.filter(({ path }) => path === '/sdapi/v1/interrupt').length

async function progressOf() {
  const told: number[] = []
  const outcome = await render(requestOf(), { onProgress: (fraction) => told.push(fraction) })
  expect(outcome).toMatchObject({ kind: 'image' })
  return told
}
const rises = (told: number[]) => told.every((each, i) => each > 0 && each <= 1 && each >= (told[i - 1] ?? 0))

describe('progress', () => {
  it.each([
    ['of the page', { hasPage: true, namesTask: false }],
    ['of the API, where it names the task', { hasPage: false, namesTask: true }],
  ])('is that %s', async (_what, settings) => {
    Object.assign(fake().settings, { stepMs: 40, ...settings })
    const told = await progressOf()
    expect(told.length).toBeGreaterThan(2)
    expect(rises(told)).toBe(true)
    const asked = fake().calls.filter(({ path }) => path === '/sdapi/v1/progress')
    expect(asked.every(({ url }) => url.endsWith('?skip_current_image=true'))).toBe(true)
  })

  it('is not told where nobody says whose it is', async () => {
    Object.assign(fake().settings, { stepMs: 40, hasPage: false, namesTask: false })
    expect(await progressOf()).toEqual([])
    expect(fake().calls.some(({ path }) => path === '/sdapi/v1/progress')).toBe(true)
  })

  it.each([true, false])("is never another's (the page is there: %s)", async (hasPage) => {
    Object.assign(fake().settings, { hasPage, namesTask: true })
    const leave = await fake().occupy('task(theirs)')
    fake().state.step = 7
    const told: number[] = []
    const rendering = render(requestOf(), { onProgress: (fraction) => told.push(fraction) })
    const asked = () => fake().calls.filter(({ path }) => path.endsWith('/progress')).length
    await expect.poll(asked).toBeGreaterThan(4)
    expect(told).toEqual([])
    leave()
    expect(await rendering).toMatchObject({ kind: 'image' })
  })

  it('that cannot be had takes nothing from the picture', async () => {
    fake().settings.stepMs = 10
    fake().answers.set('POST /internal/progress', { status: 500 })
    fake().answers.set('GET /sdapi/v1/progress', { delivery: { kind: 'reset' } })
    expect(await progressOf()).toEqual([])
  })

  it('is asked no more once the picture is there', async () => {
    fake().settings.stepMs = 10
    await progressOf()
    const asked = fake().calls.length
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(fake().calls.length).toBe(asked)
  })
})

describe('a cancel', () => {
  it.each([
    ['as the page says', { hasPage: true, namesTask: false }],
    ['as the API says', { hasPage: false, namesTask: true }],
  ])('interrupts our own task, %s, and keeps nothing half done', async (_what, settings) => {
    Object.assign(fake().settings, { stepMs: 400, ...settings })
    const stop = new AbortController()
    const rendering = render(requestOf(), { signal: stop.signal })
    await expect.poll(() => fake().state.task).toBe(TASK)
    stop.abort()
    expect(await rendering).toMatchObject({ kind: 'cancelled', code: 'CANCELLED', retryable: false })
    expect(fake().interrupted).toEqual([TASK])
    await expect.poll(() => fake().state.task).toBe(undefined)
    expect(fake().submits()).toHaveLength(1)
  })

  it.each([
    ['another runs', { hasPage: true, namesTask: false }],
    ['another runs, by the API', { hasPage: false, namesTask: true }],
    ['nobody says who runs', { hasPage: false, namesTask: false }],
  ])('interrupts nothing while %s', async (_what, settings) => {
    Object.assign(fake().settings, settings)
    const leave = await fake().occupy('task(theirs)')
    const stop = new AbortController()
    const rendering = render(requestOf(), { signal: stop.signal })
    await expect.poll(() => fake().submits().length).toBe(1)
    stop.abort()
    expect(await rendering).toMatchObject({ kind: 'cancelled' })
    expect(interrupts()).toBe(0)
    leave()
  })

  it('by a process that goes down stops the task too: nobody will come back for it', async () => {
    fake().settings.stepMs = 400
    const stop = new AbortController()
    const rendering = render(requestOf(), { signal: stop.signal })
    await expect.poll(() => fake().state.task).toBe(TASK)
    stop.abort(LEAVE_IT_RUNNING)
    expect(await rendering).toMatchObject({ kind: 'cancelled' })
    expect(fake().interrupted).toEqual([TASK])
  })

  it('at the end of its time is a timeout, and stops the task', async () => {
    fake().settings.stepMs = 400
    expect(await render(requestOf(), { deadlineMs: 1500 })).toMatchObject({
      ...{ kind: 'unavailable', code: 'UPSTREAM_TIMEOUT', retryable: false },
    })
    expect(fake().interrupted).toEqual([TASK])
  })
})

describe('an interrupt by somebody else', () => {
  it('answers 200 with a half-done picture, which is not kept', async () => {
    fake().settings.stepMs = 400
    const rendering = render(requestOf())
    await expect.poll(() => fake().state.task).toBe(TASK)
    fake().state.isInterrupted = true
    expect(await rendering).toMatchObject({ kind: 'refused', code: 'UPSTREAM_INTERRUPTED', retryable: false })
  })

  it("of another's job is none of ours", async () => {
    fake().rewrite = (made) => {
      fake().state.jobTimestamp = 'later'
      fake().state.isInterrupted = true
      return made
    }
    expect(await render(requestOf())).toMatchObject({ kind: 'image' })
  })
})

it('has nothing to resume: the call is all there is', async () => {
  const { connect } = await import('./automatic1111-upstream')
  expect(connect(fake().url).resume).toBeUndefined()
  expect(requestOf().capability).not.toHaveProperty('isAsync')
})
