import { afterAll, beforeAll } from 'vitest'
import { type DownloadRules, download } from '@/lib/providers/download'
import { publicFetch } from '@/lib/providers/public-fetch'
import { undiciFetch } from '@/lib/providers/undici-fetch'
import { type Paths, startStore } from '../mocks/download-store'

type Store = Awaited<ReturnType<typeof startStore>>
type How = {
  paths?: Paths
  /** What each name resolves to, look-up by look-up; the last for ever. */
  names?: Record<string, string[][]>
  hosts?: string[]
  deadlineMs?: number
  signal?: AbortSignal
  rules?: Partial<DownloadRules>
  trusts?: boolean
}

/** The store for a test file, and a download from it through names the test decides on. */
export function storeForFile() {
  let store: Store
  let lookups: string[] = []
  beforeAll(async () => {
    store = await startStore()
  })
  afterAll(() => store.close())

  /** `url` may say PORT for the store's port and OWN for the provider's own origin. */
  async function get(url: string, how: How = {}) {
    const { paths = {}, names = {}, hosts = ['store.test:PORT', '.store.test:PORT'], trusts = true } = how
    const fill = (text: string) =>
      text.replaceAll('PORT', String(store.port)).replaceAll('OWN', store.ownOrigin)
    lookups = []
    store.setPaths(JSON.parse(fill(JSON.stringify(paths)), revive))
    const outside = publicFetch({
      isPublic: (address) => address === '127.0.0.1',
      ...(trusts && { ca: store.ca }),
      resolve: (host, _options, done) => {
        lookups.push(host)
        const told = names[host.replace(/\.$/, '')] ?? [['127.0.0.1']]
        const found = told[Math.min(lookups.filter((each) => each === host).length, told.length) - 1] ?? []
        setImmediate(
          done,
          null,
          found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        )
      },
    })
    const rules: DownloadRules = {
      ...{ fetch: undiciFetch(), upstream: { name: 'Someone', secret: 'sk-secret-0123456789' }, outside },
      ...{ hosts: hosts.map(fill), ownOrigin: store.ownOrigin, pausesMs: [5, 5], ...how.rules },
    }
    const { deadlineMs = 10_000, signal = new AbortController().signal } = how
    return download(fill(url), rules, { signal, deadlineMs })
  }

  return { get, store: () => store, lookups: () => lookups }
}

/** Buffers survive the way through JSON. */
const revive = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'type') === 'Buffer'
    ? Buffer.from(Reflect.get(value, 'data'))
    : value
