import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { WalletView } from '@/lib/credits/schema'
import { openLiveStore } from './live-store'

class FakeSource extends EventTarget {
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static last: FakeSource | undefined
  readyState = 0
  constructor(readonly url: string) {
    super()
    FakeSource.last = this
  }
  close() {}
  tell(type: string, data: unknown = {}) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }
}

const wallet = (balanceCenticredits: number) => ({ balanceCenticredits }) as WalletView

beforeEach(() => {
  vi.stubGlobal('EventSource', FakeSource)
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('window', new EventTarget())
})
afterEach(() => vi.unstubAllGlobals())

it('tells everybody once that the stream is open, those who come later at once', () => {
  const store = openLiveStore(wallet(1))
  const leave = store.follow()
  const [early, late] = [vi.fn(), vi.fn()]
  store.listen({ onResumed: () => {}, onOpened: early })
  expect(early).not.toHaveBeenCalled()
  FakeSource.last?.tell('ready')
  store.listen({ onResumed: () => {}, onOpened: late })
  expect([early.mock.calls.length, late.mock.calls.length]).toEqual([1, 1])
  leave()
})

it('keeps what the stream told while an older answer was on its way', async () => {
  const asked = Promise.withResolvers<Response>()
  vi.stubGlobal('fetch', () => asked.promise)
  const store = openLiveStore(wallet(1))
  const leave = store.follow()
  const answered = store.refreshWallet()
  FakeSource.last?.tell('wallet', wallet(3))
  asked.resolve(Response.json(wallet(2)))
  await answered
  expect(store.known().wallet).toEqual(wallet(3))
  vi.stubGlobal('fetch', async () => Response.json(wallet(4)))
  await store.refreshWallet()
  expect(store.known().wallet).toEqual(wallet(4))
  leave()
})
