import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pngPicture } from '../mocks/pictures'
import { at, call, requestAs } from './doorway'
import { openGallery, type Person, type World } from './gallery-world'

type Routes = {
  bytes: typeof import('@/app/api/v1/images/[imageId]/[variant]/route')
  image: typeof import('@/app/api/v1/images/[imageId]/route')
  restore: typeof import('@/app/api/v1/images/[imageId]/restore/route')
  list: typeof import('@/app/api/v1/images/route')
}
let world: World
let routes: Routes
let maya: Person
let theo: Person
let image: Awaited<ReturnType<World['image']>>

beforeAll(async () => {
  world = await openGallery()
  routes = {
    bytes: await import('@/app/api/v1/images/[imageId]/[variant]/route'),
    image: await import('@/app/api/v1/images/[imageId]/route'),
    restore: await import('@/app/api/v1/images/[imageId]/restore/route'),
    list: await import('@/app/api/v1/images/route'),
  }
  ;[maya, theo] = [await world.person(), await world.person('Theo')]
  image = await world.image(maya, {
    bytes: pngPicture(1024, 768, true),
    prompt: 'Ein Bär "im" Wald',
    seed: 42n,
  })
})
afterAll(() => world.close())

const BROWSER = 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8'
type Asked = { who?: Person | null; variant?: string; query?: string; method?: 'GET' | 'HEAD' } & Record<
  string,
  unknown
>

function ask(
  id: string,
  { who = maya, variant = 'original', query = '', method = 'GET', ...headers }: Asked = {},
) {
  const request = at(`/api/v1/images/${id}/${variant}${query}`, {
    ...(who && { cookie: who.cookie }),
    ...(headers as Record<string, string>),
  })
  const asked = method === 'HEAD' ? new Request(request, { method }) : request
  return call(routes.bytes[method], asked, { imageId: id, variant })
}
const bodyOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

describe('the original', () => {
  it("comes byte for byte, to be kept by its owner's browser alone", async () => {
    const answer = await ask(image.id, { accept: BROWSER })
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-disposition': `inline; filename="ein-bar-im-wald-42.png"; filename*=UTF-8''ein-b%C3%A4r-im-wald-42.png`,
      'content-length': String(image.byteLength),
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'content-type': 'image/png',
      'cross-origin-resource-policy': 'same-origin',
      etag: `"${image.sha256.slice(0, 32)}"`,
      vary: 'accept',
      'x-content-type-options': 'nosniff',
    })
    expect((await bodyOf(answer)).equals(image.bytes)).toBe(true)
  })

  it('is an attachment when asked for', async () => {
    expect((await ask(image.id, { query: '?download=1' })).headers.get('content-disposition')).toMatch(
      /^attachment; /,
    )
    const wrong = await ask(image.id, { query: '?download=maybe' })
    expect([wrong.status, (await wrong.json()).error.fields[0].field]).toEqual([400, 'download'])
  })

  it('is announced by HEAD without its bytes', async () => {
    const head = await ask(image.id, { method: 'HEAD' })
    const get = await ask(image.id)
    expect([head.status, (await bodyOf(head)).length]).toEqual([200, 0])
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers))
  })

  it('streams when it is large', async () => {
    const bytes = Buffer.concat([pngPicture(8, 8), randomBytes(9_000_000)])
    const { id } = await world.image(maya, { bytes })
    expect((await bodyOf(await ask(id))).equals(bytes)).toBe(true)
    const part = await ask(id, { range: 'bytes=8500000-' })
    expect((await bodyOf(part)).equals(bytes.subarray(8_500_000))).toBe(true)
  })

  it("that storage has lost is our failure, not somebody's unknown id", async () => {
    const lost = await world.image(maya, { bytes: pngPicture(33, 44) })
    await world.storage().remove(lost.sha256, 0)
    const answer = await ask(lost.id)
    expect([answer.status, (await answer.json()).error.code]).toEqual([500, 'INTERNAL'])
  })
})

describe('conditions', () => {
  const etag = () => `"${image.sha256.slice(0, 32)}"`
  it('answers 304 without a byte to who has it', async () => {
    for (const tag of [etag(), `W/${etag()}`, `"x", ${etag()}`, '*']) {
      const answer = await ask(image.id, { 'if-none-match': tag, range: 'bytes=0-9' })
      expect([answer.status, (await bodyOf(answer)).length, answer.headers.get('etag')]).toEqual([
        304,
        0,
        etag(),
      ])
      expect(answer.headers.get('cache-control')).toContain('immutable')
      expect(answer.headers.get('content-length')).toBeNull()
    }
    expect((await ask(image.id, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it.each([
    ['bytes=0-0', 0, 1],
    ['bytes=100-199', 100, 200],
    ['bytes=-7', -7, undefined],
    ['bytes=1000-', 1000, undefined],
  ])('gives %s as 206', async (range, from, to) => {
    const answer = await ask(image.id, { range })
    const part = image.bytes.subarray(from, to)
    const start = from < 0 ? image.byteLength + from : from
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe(
      `bytes ${start}-${start + part.length - 1}/${image.byteLength}`,
    )
    expect(answer.headers.get('content-length')).toBe(String(part.length))
    expect((await bodyOf(answer)).equals(part)).toBe(true)
  })

  it('refuses what lies beyond with 416 and the true length', async () => {
    const answer = await ask(image.id, { range: `bytes=${image.byteLength}-` })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${image.byteLength}`])
  })

  it('ignores several ranges, nonsense, and a part of something else', async () => {
    for (const range of ['bytes=0-1,4-5', 'bytes=x-y', 'lines=0-1'])
      expect((await ask(image.id, { range })).status).toBe(200)
    expect((await ask(image.id, { range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200)
    expect((await ask(image.id, { range: 'bytes=0-1', 'if-range': etag() })).status).toBe(206)
  })
})

describe('small versions', () => {
  it('are the original for a moment, and then what the browser likes best', async () => {
    const fresh = await world.image(maya, { bytes: pngPicture(1024, 700, true) })
    const early = await ask(fresh.id, { variant: 'thumb', accept: BROWSER })
    expect([early.status, early.headers.get('content-type'), early.headers.get('cache-control')]).toEqual([
      200,
      'image/png',
      'private, no-cache',
    ])
    expect((await bodyOf(early)).equals(fresh.bytes)).toBe(true)
    const tag = early.headers.get('etag') ?? ''
    expect((await ask(fresh.id, { variant: 'thumb', 'if-none-match': tag })).status).toBe(304)
    await world.gallery.makeVariants(fresh.id)
    await world.gallery.makeLighter(fresh.id)
    const later = await ask(fresh.id, { variant: 'thumb', accept: BROWSER, 'if-none-match': tag })
    expect([later.status, later.headers.get('content-type'), later.headers.get('cache-control')]).toEqual([
      200,
      'image/avif',
      'private, max-age=31536000, immutable',
    ])
    expect(later.headers.get('content-disposition')).toContain('.avif')
    const types = async (variant: string, accept: string) =>
      (await ask(fresh.id, { variant, accept })).headers.get('content-type')
    expect(await types('thumb', 'image/webp,*/*')).toBe('image/webp')
    expect(await types('thumb', 'image/png')).toBe('image/png')
    expect(await types('preview', BROWSER)).toBe('image/webp')
    expect(await types('medium', BROWSER)).toBe('image/avif')
    expect(await types('original', BROWSER)).toBe('image/png')
    const tags = await Promise.all(
      ['tiny', 'thumb', 'preview', 'original', 'medium'].map(async (variant) =>
        (await ask(fresh.id, { variant })).headers.get('etag'),
      ),
    )
    expect(new Set(tags).size).toBe(4)
    expect(tags[4], 'for who reads no AVIF, a medium one is the preview').toBe(tags[2])
    await world.db().imageVariant.deleteMany({ where: { imageId: fresh.id, name: 'tiny' } })
    const older = await ask(fresh.id, { variant: 'tiny' })
    expect(older.headers.get('etag')).toBe(tags[1])
  })

  it('that storage has lost are shown by the original', async () => {
    const { id, bytes } = await world.image(maya, { bytes: pngPicture(600, 601) })
    await world.gallery.makeVariants(id)
    for (const { sha256 } of await world.db().imageVariant.findMany({ where: { imageId: id } }))
      await world.storage().remove(sha256, 0)
    const answer = await ask(id, { variant: 'thumb', accept: BROWSER })
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
    expect((await bodyOf(answer)).equals(bytes)).toBe(true)
  })
})

describe('who may see', () => {
  it('is the author; to others it is not there', async () => {
    for (const variant of ['original', 'thumb', 'preview'])
      for (const headers of [{}, { range: 'bytes=0-1' }, { 'if-none-match': '*' }]) {
        const answer = await ask(image.id, { who: theo, variant, ...headers })
        expect([answer.status, (await answer.json()).error.code]).toEqual([404, 'NOT_FOUND'])
        expect(answer.headers.get('cache-control')).toBe('no-store')
      }
    expect((await ask(image.id, { who: null })).status).toBe(401)
  })

  it('sees what is in the trash too, but keeps no copy of it unasked', async () => {
    const { id } = await world.image(maya)
    await world.gallery.trashImage(maya, id)
    const answer = await ask(id)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
    expect((await ask(id, { who: theo })).status).toBe(404)
  })

  it('sees nothing of what did not decode', async () => {
    const { id } = await world.image(maya, { bytes: Buffer.from('no picture') })
    await world.gallery.makeVariants(id)
    expect((await ask(id)).status).toBe(404)
  })

  it('never makes the server fail, whatever id and variant are asked for', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.uuid(),
      fc.constantFrom('..', '%2e%2e', image.id, '', 'original/..'),
    )
    await fc.assert(
      fc.asyncProperty(anything, anything, async (imageId, variant) => {
        fc.pre(imageId !== image.id)
        const answer = await call(routes.bytes.GET, at('/', { cookie: maya.cookie }), { imageId, variant })
        expect(answer.status).toBe(404)
        const detail = await call(routes.image.GET, at('/', { cookie: maya.cookie }), { imageId })
        expect(detail.status).toBe(404)
      }),
      { numRuns: 150 },
    )
    expect((await ask(image.id, { variant: 'large' })).status).toBe(404)
    expect((await ask(image.id, { variant: '__proto__' })).status).toBe(404)
  })
})

describe('the routes', () => {
  const as = (who: Person, method: string, path: string) => requestAs(method, path, { cookie: who.cookie })

  it('list, throw away, list the trash and restore', async () => {
    const who = await world.person()
    const [first, second] = [await world.image(who), await world.image(who)]
    const list = async (query: string) => {
      const answer = await call(routes.list.GET, at(`/api/v1/images${query}`, { cookie: who.cookie }))
      expect(answer.headers.get('cache-control')).toBe('no-store')
      return ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id)
    }
    expect(await list('?limit=1')).toEqual([second.id])
    const path = `/api/v1/images/${first.id}`
    for (const _ of [1, 2])
      expect((await call(routes.image.DELETE, as(who, 'DELETE', path), { imageId: first.id })).status).toBe(
        204,
      )
    expect([await list(''), await list('?view=trash')]).toEqual([[second.id], [first.id]])
    for (const _ of [1, 2])
      expect(
        (await call(routes.restore.POST, as(who, 'POST', `${path}/restore`), { imageId: first.id })).status,
      ).toBe(204)
    expect((await list('')).sort()).toEqual([first.id, second.id].sort())
  })

  it('tell an image with the facts of its run', async () => {
    const answer = await call(routes.image.GET, at('/', { cookie: maya.cookie }), { imageId: image.id })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      image: { id: image.id, fileName: 'ein-bär-im-wald-42.png' },
      settings: { model: 'stability/sd3.5-large', prompt: 'Ein Bär "im" Wald' },
      modelName: expect.any(String),
      seed: 42,
      receipt: null,
    })
  })

  it('tell a stranger nothing and change nothing for one', async () => {
    const params = { imageId: image.id }
    const answers = [
      await call(routes.image.GET, at('/', { cookie: theo.cookie }), params),
      await call(routes.image.DELETE, as(theo, 'DELETE', '/'), params),
      await call(routes.restore.POST, as(theo, 'POST', '/'), params),
      await call(routes.image.DELETE, as(maya, 'DELETE', '/'), { imageId: randomUUID() }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect((await world.gallery.getImageDetail(maya, image.id)).deletedAt).toBeNull()
  })

  it.each([
    ['?limit=0', 'limit'],
    ['?limit=101', 'limit'],
    ['?view=secret', 'view'],
    ['?cursor=x', 'cursor'],
  ])('name what is wrong with %s', async (query, field) => {
    const answer = await call(routes.list.GET, at(`/api/v1/images${query}`, { cookie: maya.cookie }))
    expect([answer.status, (await answer.json()).error.fields[0].field]).toEqual([400, field])
  })
})
