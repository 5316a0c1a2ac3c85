import { describe, expect, it } from 'vitest'
import { LEAVE_IT_RUNNING, type RenderOptions, type Ticket } from '@/lib/providers/provider'
import { comfyForFile, connect, requestOf } from './comfyui-upstream'
import { followSuite } from './follow-suite'

const { fake, render } = comfyForFile()
const ID = requestOf().generationId
const another = { prompt: {}, extra: {} }
const stops = () =>
  fake().calls.filter(({ method, path }) => method === 'POST' && /^\/(queue|interrupt)$/.test(path)).length
const looks = () => fake().calls.filter(({ path }) => path.startsWith('/history/')).length

/** Lets the job end once it was looked at so often. */
function endAfter(pending: number | undefined) {
  fake().queue.let('running')
  const before = looks()
  if (pending === undefined) return
  const timer = setInterval(() => {
    if (looks() - before <= pending) return
    fake().queue.let('through')
    clearInterval(timer)
  }, 1)
}

let made = 0
/** Every job is another generation: a real server keeps the history of them all. */
const fresh = () => {
  made += 1
  return requestOf('text-to-image', {
    generationId: `0191f2a0-0000-7000-8000-${String(made).padStart(12, '0')}`,
  })
}
const quick = { pollMs: 5 }

describe('a job', () => {
  followSuite({
    render(pending, options) {
      endAfter(pending)
      return connect(fake().url, quick).render(fresh(), options)
    },
    renderStuck(options) {
      endAfter(0)
      fake().answers.set('GET /view', { delivery: { kind: 'hang' } })
      return connect(fake().url, quick).render(fresh(), options)
    },
    fetches: () => fake().calls.filter(({ path }) => path === '/view').length,
    async resume(ticket, pending, options) {
      fake().answers.clear()
      endAfter(pending)
      const provider = connect(fake().url, quick)
      return (await provider.resume?.(ticket, fresh(), options)) ?? Promise.reject(new Error('no resume'))
    },
    submits: () => fake().prompts().length,
    looks,
    cancels: stops,
    badTickets: [
      {},
      { promptId: '../history', clientId: 'x' },
      { promptId: 'x' },
      { promptId: 1, clientId: 'x' },
    ],
  })
})

describe('progress', () => {
  async function progressOf(options: Partial<RenderOptions> = {}) {
    const told: number[] = []
    const outcome = await render(requestOf(), { onProgress: (fraction) => told.push(fraction), ...options })
    expect(outcome).toMatchObject({ kind: 'image' })
    return told
  }

  it('is told as the sampler steps, previews and unknown frames skipped', async () => {
    expect(await progressOf()).toEqual([0.25, 0.5, 0.75, 1])
  })

  it('is told by old servers too, which name no job and choose their own id', async () => {
    fake().queue.namesProgress = false
    fake().settings.takesIds = false
    expect(await progressOf()).toEqual([0.25, 0.5, 0.75, 1])
  })

  it("is never another's", async () => {
    fake().queue.let('running')
    const told: number[] = []
    fake().queue.namesProgress = false
    fake().queue.put('theirs', another.prompt, another.extra)
    const rendering = render(requestOf(), { onProgress: (fraction) => told.push(fraction) })
    await expect.poll(() => fake().sockets.size).toBe(1)
    const [socket] = fake().sockets.values()
    socket?.text({ type: 'progress', data: { value: 3, max: 4 } })
    socket?.text({ type: 'progress', data: { value: 3, max: 4, prompt_id: 'theirs' } })
    socket?.text({ type: 'executing', data: { node: null, prompt_id: 'theirs' } })
    await expect.poll(() => fake().prompts().length).toBe(1)
    expect(told).toEqual([])
    fake().queue.let('through')
    expect(await rendering).toMatchObject({ kind: 'image' })
  })

  it('survives frames that are none', async () => {
    fake().queue.let('running')
    const rendering = render(requestOf())
    await expect.poll(() => fake().sockets.size).toBe(1)
    const [socket] = fake().sockets.values()
    for (const text of [
      '',
      'null',
      '[]',
      '{"type":1}',
      '{"type":"progress","data":{"value":"a","max":0}}',
      'nope',
    ])
      socket?.raw(text)
    socket?.binary(Buffer.from([0, 0, 0, 9]))
    socket?.binary(Buffer.alloc(200_000, 7))
    fake().queue.let('through')
    expect(await rendering).toMatchObject({ kind: 'image' })
  })

  it('goes on after a resume', async () => {
    fake().queue.let('queued')
    const stop = new AbortController()
    let ticket: Ticket | undefined
    const first = render(requestOf(), {
      signal: stop.signal,
      onAccepted: async (given) => {
        ticket = given
        stop.abort(LEAVE_IT_RUNNING)
      },
    })
    expect(await first).toMatchObject({ kind: 'cancelled' })
    expect(ticket).toEqual({ promptId: ID, clientId: `triptych-${ID}` })
    const told: number[] = []
    const resumed = connect(fake().url).resume?.(ticket ?? {}, requestOf(), {
      ...{ signal: new AbortController().signal, deadlineMs: 25_000 },
      onProgress: (fraction) => told.push(fraction),
    })
    await expect.poll(() => fake().upgrades.length).toBe(2)
    await expect.poll(() => fake().sockets.size).toBe(1)
    fake().queue.let('through')
    expect(await resumed).toMatchObject({ kind: 'image' })
    expect(told).toEqual([0.25, 0.5, 0.75, 1])
    expect(fake().prompts()).toHaveLength(1)
  })
})

describe('the socket', () => {
  it('is open before the prompt is posted, and closed afterwards', async () => {
    let openAtAccept = 0
    await render(requestOf(), {
      onAccepted: async () => {
        openAtAccept = fake().sockets.size
      },
    })
    expect(openAtAccept).toBe(1)
    await expect.poll(() => fake().sockets.size).toBe(0)
  })

  it('tells of the end: with a slow interval the picture comes at once', async () => {
    const startedMs = performance.now()
    expect(await render(requestOf(), {}, { pollMs: 20_000 })).toMatchObject({ kind: 'image' })
    expect(performance.now() - startedMs).toBeLessThan(15_000)
  })

  it('may be refused: the history is asked instead', async () => {
    fake().settings.refusesSockets = true
    expect(await render(requestOf())).toMatchObject({ kind: 'image' })
    expect(fake().upgrades).toHaveLength(1)
  })

  it('that is never answered holds nothing up for long', async () => {
    fake().settings.ignoresSockets = 'asking'
    expect(await render(requestOf())).toMatchObject({ kind: 'image' })
    const [asked] = fake().upgrades
    await expect.poll(() => asked?.socket.destroyed).toBe(true)
  })

  it('is cut when its goodbye is not answered', async () => {
    fake().settings.ignoresSockets = 'goodbye'
    expect(await render(requestOf())).toMatchObject({ kind: 'image' })
    await expect.poll(() => fake().sockets.size).toBe(0)
  })

  it('may break: the history is asked instead', async () => {
    fake().queue.let('running')
    const rendering = render(requestOf())
    await expect.poll(() => fake().queue.running).toBeTruthy()
    for (const socket of fake().sockets.values()) socket.cut()
    fake().queue.let('through')
    expect(await rendering).toMatchObject({ kind: 'image' })
  })

  it('does not tell of a graph that comes from the cache, and need not', async () => {
    expect(await render(requestOf())).toMatchObject({ kind: 'image' })
    expect(await render(requestOf())).toMatchObject({ kind: 'image' })
    expect(fake().prompts()).toHaveLength(2)
  })
})

describe('looking', () => {
  it.each([
    ['a server error', { status: 502, body: '<h1>Bad gateway</h1>' }],
    ['nothing readable', { body: '<h1>Loading</h1>' }],
    ['a reset', { delivery: { kind: 'reset' } }],
  ] as const)('goes on after %s', async (_what, scenario) => {
    fake().answers.set('GET /history', scenario)
    const rendering = render(requestOf())
    await expect.poll(looks).toBeGreaterThan(2)
    fake().answers.clear()
    expect(await rendering).toMatchObject({ kind: 'image' })
    expect(fake().prompts()).toHaveLength(1)
  })

  it('fetches a picture again that could not be had', async () => {
    fake().answers.set('GET /view', { status: 503 })
    const rendering = render(requestOf())
    await expect.poll(() => fake().calls.filter(({ path }) => path === '/view').length).toBeGreaterThan(1)
    fake().answers.clear()
    expect(await rendering).toMatchObject({ kind: 'image' })
  })

  it('takes a queue that cannot be read for no news', async () => {
    fake().answers.set('GET /queue', { status: 404 })
    fake().queue.let('running')
    const rendering = render(requestOf())
    await expect.poll(looks).toBeGreaterThan(2)
    fake().queue.let('through')
    expect(await rendering).toMatchObject({ kind: 'image' })
  })
})

describe('a cancel', () => {
  async function cancelWhile(course: 'running' | 'queued') {
    fake().queue.let(course)
    const stop = new AbortController()
    const rendering = render(requestOf(), { signal: stop.signal })
    await expect.poll(looks).toBeGreaterThan(0)
    if (course === 'running') await expect.poll(() => fake().queue.running).toBeTruthy()
    return async () => {
      stop.abort()
      expect(await rendering).toMatchObject({ kind: 'cancelled', code: 'CANCELLED', retryable: false })
    }
  }
  const posted = (path: string) => fake().calls.filter((call) => call.method === 'POST' && call.path === path)

  it('takes a queued job out of the queue, ours alone', async () => {
    const cancel = await cancelWhile('queued')
    fake().queue.put('theirs', another.prompt, another.extra)
    await cancel()
    expect(posted('/queue').map(({ body }) => body)).toEqual([{ delete: [ID] }])
    expect(fake().queue.pending.map(({ id }) => id)).toEqual(['theirs'])
    expect(posted('/interrupt')).toHaveLength(0)
    fake().queue.forget()
  })

  it.each([true, false])(
    'interrupts a running job by its id (a server that takes it: %s)',
    async (takesIds) => {
      fake().settings.takesIds = takesIds
      const cancel = await cancelWhile('running')
      const running = fake().queue.running?.id
      await cancel()
      expect(posted('/interrupt').map(({ body }) => body)).toEqual([{ prompt_id: running }])
      expect(fake().queue.interrupted).toEqual([running])
    },
  )

  it.each([true, false])("never interrupts another's job (a server that takes ids: %s)", async (takesIds) => {
    fake().settings.takesIds = takesIds
    fake().queue.let('running')
    fake().queue.put('theirs', another.prompt, another.extra)
    await expect.poll(() => fake().queue.running?.id).toBe('theirs')
    const stop = new AbortController()
    const rendering = render(requestOf(), { signal: stop.signal })
    await expect.poll(looks).toBeGreaterThan(0)
    stop.abort()
    expect(await rendering).toMatchObject({ kind: 'cancelled' })
    expect(posted('/interrupt')).toHaveLength(0)
    expect(fake().queue.interrupted).toEqual([])
    expect(fake().queue.pending).toEqual([])
    expect(fake().queue.running?.id).toBe('theirs')
    fake().queue.forget()
  })

  it('of a job whose acceptance got lost finds it by its client id', async () => {
    fake().settings.takesIds = false
    fake().queue.let('running')
    fake().queue.put('lost', another.prompt, { client_id: `triptych-${ID}` })
    await expect.poll(() => fake().queue.running?.id).toBe('lost')
    fake().answers.set('POST /prompt', { delivery: { kind: 'reset' } })
    expect(await render(requestOf())).toMatchObject({ code: 'UPSTREAM_RESET', retryable: false })
    expect(fake().queue.interrupted).toEqual(['lost'])
  })

  it('by a process that goes down leaves the job running', async () => {
    fake().queue.let('running')
    const stop = new AbortController()
    const rendering = render(requestOf(), { signal: stop.signal })
    await expect.poll(looks).toBeGreaterThan(0)
    stop.abort(LEAVE_IT_RUNNING)
    expect(await rendering).toMatchObject({ kind: 'cancelled' })
    expect(stops()).toBe(0)
    expect(fake().queue.running?.id).toBe(ID)
  })
})
