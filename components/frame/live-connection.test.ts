import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followEvents, type LiveStatus, retryDelayMs } from './live-connection'

class FakeSource extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static all: FakeSource[] = []
  readyState = FakeSource.CONNECTING
  constructor(readonly url: string) {
    super()
    FakeSource.all.push(this)
  }
  close() {
    this.readyState = FakeSource.CLOSED
  }
  tell(type: string, data: unknown = {}) {
    if (type === 'ready') this.readyState = FakeSource.OPEN
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }
  fail(readyState: number) {
    this.readyState = readyState
    this.dispatchEvent(new Event('error'))
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const last = () => {
  const source = FakeSource.all.at(-1)
  if (!source) throw new Error('no connection was made')
  return source
}

let told: string[]
let end: () => void

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', FakeSource)
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', new EventTarget())
  FakeSource.all = []
  page.visibilityState = 'visible'
  told = []
  end = followEvents('/events', {
    onRun: (run) => told.push(`run ${run.id}`),
    onProgress: ({ generationId, fraction }) => told.push(`progress ${generationId} ${fraction}`),
    onWallet: (wallet) => told.push(`wallet ${wallet.balanceCenticredits}`),
    onStatus: (status: LiveStatus) => told.push(status),
    onOpened: () => told.push('opened'),
    onResumed: () => told.push('resumed'),
  })
})

afterEach(() => {
  end()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the stream of events', () => {
  it('tells that it is open, and what it hears', () => {
    last().tell('ready')
    last().tell('run', { id: 'a' })
    last().tell('progress', { runId: 'a', generationId: 'g', fraction: 0.4 })
    last().tell('wallet', { balanceCenticredits: 5 })
    expect(told).toEqual(['open', 'opened', 'run a', 'progress g 0.4', 'wallet 5'])
  })

  it('leaves a broken stream to the browser, and says when it is whole again', () => {
    last().tell('ready')
    last().fail(FakeSource.CONNECTING)
    vi.advanceTimersByTime(60_000)
    expect(FakeSource.all).toHaveLength(1)
    last().tell('ready')
    expect(told).toEqual(['open', 'opened', 'down', 'open', 'resumed'])
  })

  it('tries a refused stream again with growing pauses', () => {
    for (const pause of [1_000, 2_000, 4_000]) {
      const before = FakeSource.all.length
      last().fail(FakeSource.CLOSED)
      vi.advanceTimersByTime(pause - 1)
      expect(FakeSource.all).toHaveLength(before)
      vi.advanceTimersByTime(1)
      expect(FakeSource.all).toHaveLength(before + 1)
    }
    expect(retryDelayMs(20)).toBe(30_000)
  })

  it('lets go of its connection while the page is hidden, and catches up when it is seen again', () => {
    last().tell('ready')
    page.visibilityState = 'hidden'
    page.dispatchEvent(new Event('visibilitychange'))
    vi.advanceTimersByTime(30_000)
    expect(last().readyState).toBe(FakeSource.CLOSED)
    page.visibilityState = 'visible'
    page.dispatchEvent(new Event('visibilitychange'))
    last().tell('ready')
    expect(told.at(-1)).toBe('resumed')
    expect(FakeSource.all).toHaveLength(2)
  })

  it('ends for good', () => {
    end()
    vi.advanceTimersByTime(120_000)
    expect(FakeSource.all.map((source) => source.readyState)).toEqual([FakeSource.CLOSED])
  })
})
