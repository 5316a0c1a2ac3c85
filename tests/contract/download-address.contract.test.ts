import { describe, expect, it } from 'vitest'
import { PICTURE, picture, redirect } from '../mocks/download-store'
import { storeForFile } from './download-store-for-file'

const { get, store, lookups } = storeForFile()
const unsafe = { kind: 'bad-answer', code: 'UPSTREAM_UNSAFE_ADDRESS', retryable: false }
const got = { status: 200, cut: false, bytes: PICTURE }
const reached = () => ({ public: store().seen.public.length, private: store().seen.private.length })
const nobody = { public: 0, private: 0 }

describe('a picture is fetched', () => {
  it.each([
    'https://store.test:PORT/x.png',
    'https://cdn.store.test:PORT/x.png?sig=1#part',
    'https://STORE.test:PORT/x.png',
    'https://store.test.:PORT/x.png',
    'https://st\u{ff4f}re.test:PORT/x.png',
  ])('from %s', async (url) => {
    expect(await get(url)).toMatchObject(got)
    expect(reached()).toEqual({ public: 1, private: 0 })
  })

  it('without credentials, and with the name looked up once', async () => {
    await get('https://store.test:PORT/x.png')
    const [{ headers } = { headers: {} }] = store().seen.public
    expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host'])
    expect(lookups()).toEqual(['store.test'])
  })

  it('from the provider’s own origin, also without TLS and on a private address', async () => {
    expect(await get('OWN/x.png')).toMatchObject(got)
    expect(lookups()).toEqual([])
  })
})

describe('an address is refused before anything is sent', () => {
  it.each([
    ...['', 'x', '/x.png', '//store.test/x', 'https://', 'https://:443/', 'http//store.test', 'store.test/x'],
    ...['http://store.test:PORT/x.png', 'ftp://store.test/x', 'file:///etc/passwd', 'data:image/png,x'],
    ...[
      'javascript:1',
      'blob:https://store.test/x',
      'wss://store.test:PORT/x',
      'view-source:https://store.test',
    ],
    ...[
      'https://u:p@store.test:PORT/x.png',
      'https://u@store.test:PORT/',
      'https://store.test:PORT@evil.test/',
    ],
    ...['https://evil.test/', 'https://evilstore.test:PORT/', 'https://store.test.evil.test:PORT/'],
    ...[
      'https://store.test:PORT.evil.test/',
      'https://store.test%2eevil.test/',
      'https://store.test..:PORT/',
    ],
    ...['https://store.test/', 'https://store.test:22/', 'https://store.test:8443/'],
    ...[
      'https://127.0.0.1:PORT/',
      'https://localhost:PORT/',
      'https://2130706433:PORT/',
      'https://0x7f.1:PORT/',
    ],
    ...[
      'https://0177.0.0.1:PORT/',
      'https://127.1:PORT/',
      'https://[::1]:PORT/',
      'https://[::ffff:7f00:2]:PORT/',
    ],
    ...['https://169.254.169.254/latest/meta-data/', 'https://[fd00:ec2::254]/', 'https://0/'],
    ...['http://127.0.0.1:1/x.png', 'https://\u{24d4}vil.test/'],
  ])('%s', async (url) => {
    expect(await get(url)).toMatchObject(unsafe)
    expect(reached()).toEqual(nobody)
    expect(lookups()).toEqual([])
  })

  it.each(['127.0.0.2', '[::1]', '[::ffff:7f00:2]', '10.0.0.1', '[fe80::1]'])(
    'a private address, even as an allowed host: %s',
    async (host) => {
      expect(await get(`https://${host}:PORT/x.png`, { hosts: [`${host}:PORT`] })).toMatchObject(unsafe)
      expect(reached()).toEqual(nobody)
    },
  )

  it('does not repeat a secret that the address carries', async () => {
    const failure = await get('https://evil.test/?key=sk-secret-0123456789')
    expect(JSON.stringify(failure)).not.toContain('sk-secret')
  })
})

describe('a name that leads to a private address', () => {
  it('is refused, without a second try', async () => {
    expect(
      await get('https://store.test:PORT/x', { names: { 'store.test': [['127.0.0.2']] } }),
    ).toMatchObject(unsafe)
    expect(lookups()).toHaveLength(1)
    expect(reached()).toEqual(nobody)
  })

  it.each([[['::1']], [['::ffff:127.0.0.2']], [['127.0.0.2', '::1', '169.254.169.254']]])(
    'is refused: %j',
    async (found) => {
      const names = { 'store.test': [found] }
      expect(await get('https://store.test:PORT/x', { names })).toMatchObject(unsafe)
      expect(reached()).toEqual(nobody)
    },
  )

  it('beside a public one is not dialled', async () => {
    const names = { 'store.test': [['127.0.0.2', '127.0.0.1', '::1']] }
    for (let round = 0; round < 5; round += 1) {
      expect(await get('https://store.test:PORT/x', { names })).toMatchObject(got)
      expect(reached()).toEqual({ public: 1, private: 0 })
    }
  })

  it('only after the check cannot be reached: the address that was judged is the one dialled', async () => {
    const names = { 'store.test': [['127.0.0.1'], ['127.0.0.2']] }
    expect(await get('https://store.test:PORT/x', { names })).toMatchObject(got)
    expect(lookups()).toHaveLength(1)
    expect(reached()).toEqual({ public: 1, private: 0 })
  })

  it('at the second hop of a redirect, or at a second try, is refused there', async () => {
    const names = { 'cdn.store.test': [['127.0.0.2']], 'store.test': [['127.0.0.1'], ['127.0.0.2']] }
    const paths = { '/a': redirect('https://cdn.store.test:PORT/b'), '/gone': { status: 404 } }
    expect(await get('https://store.test:PORT/a', { names, paths })).toMatchObject(unsafe)
    expect(reached()).toEqual({ public: 1, private: 0 })
    await get('https://store.test:PORT/gone', { names, paths })
    expect(store().seen.private).toEqual([])
  })

  it('that has no address at all is not reached, and not said to be unsafe', async () => {
    const outcome = await get('https://store.test:PORT/x', {
      rules: { outside: async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })) },
    })
    expect(outcome).toMatchObject({ kind: 'unavailable', code: 'UPSTREAM_UNREACHABLE', retryable: false })
  })
})

describe('a redirect', () => {
  it.each([
    ['to the same host', 'https://store.test:PORT/end'],
    ['to an allowed host', 'https://cdn.store.test:PORT/end'],
    ['by a path alone', '/end'],
    ['without a scheme', '//cdn.store.test:PORT/end'],
  ])('%s is followed', async (_, location) => {
    for (const status of [301, 302, 303, 307, 308]) {
      const paths = { '/start': redirect(location, status) }
      expect(await get('https://store.test:PORT/start', { paths })).toMatchObject(got)
    }
  })

  it.each([
    ...[
      'http://store.test:PORT/end',
      'https://evil.test/',
      'https://u:p@store.test:PORT/end',
      'file:///etc/passwd',
    ],
    ...['https://127.0.0.2:PORT/end', 'http://169.254.169.254/', 'https://[::1]:PORT/', 'OWN/end', 'data:,x'],
    ...['https://store.test:22/', '//evil.test/', '\\\\evil.test\\x', 'https:///evil.test'],
  ])('to %s is not', async (location) => {
    const paths = { '/start': redirect(location) }
    expect(await get('https://store.test:PORT/start', { paths })).toMatchObject(unsafe)
    expect(reached()).toEqual({ public: 1, private: 0 })
    expect(store().seen.own).toEqual([])
  })

  it('from its own origin may lead to itself or to an allowed host, and nowhere else', async () => {
    const to = (location: string) => get('OWN/start', { paths: { '/start': redirect(location) } })
    expect(await to('/end')).toMatchObject(got)
    expect(await to('https://store.test:PORT/end')).toMatchObject(got)
    for (const location of ['http://127.0.0.1:1/', 'http://169.254.169.254/', 'https://evil.test/'])
      expect(await to(location)).toMatchObject(unsafe)
  })

  it('may not lead back to its own origin from outside', async () => {
    const paths = { '/start': redirect('https://store.test:PORT/middle'), '/middle': redirect('OWN/end') }
    expect(await get('OWN/start', { paths })).toMatchObject(unsafe)
    expect(store().seen.own.map(({ path }) => path)).toEqual(['/start'])
  })

  it('is followed three times, not four', async () => {
    const paths = { '/1': redirect('/2'), '/2': redirect('/3'), '/3': redirect('/4'), '/4': picture }
    expect(await get('https://store.test:PORT/1', { paths })).toMatchObject(got)
    expect(
      await get('https://store.test:PORT/0', { paths: { ...paths, '/0': redirect('/1') } }),
    ).toMatchObject(unsafe)
    expect(await get('https://store.test:PORT/l', { paths: { '/l': redirect('/l') } })).toMatchObject(unsafe)
  })

  it.each<{ location?: string }>([{}, { location: '' }, { location: 'https://' }])(
    'to nowhere is no picture: %j',
    async (headers) => {
      const paths = { '/start': { status: 302, headers: { ...headers } as Record<string, string> } }
      expect(await get('https://store.test:PORT/start', { paths })).not.toMatchObject({ status: 200 })
      expect(reached().private).toBe(0)
    },
  )
})
