import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { FormData } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Upload, UploadPage } from '@/lib/gallery/schema'
import { phonePhoto, STRANGERS, withChunks } from '../integration/upload-files'
import { pngChunk, pngPicture } from '../mocks/pictures'
import { newKey } from './caller'
import { contentOf } from './peek'
import { openJobs, openServed, type Person, type Served } from './served'
import { until } from './until'

const UPLOADS = '/api/v1/uploads'
const MIB = 1024 * 1024

let served: Served
let maya: Person

beforeAll(async () => {
  served = await openServed()
})
afterAll(() => served?.close())
beforeEach(async () => {
  maya = await served.person('Maya')
})

const send = (raw: Buffer | FormData, type: string | null = 'image/png', query = '') =>
  maya.ask('POST', `${UPLOADS}${query}`, { raw, headers: type ? { 'content-type': type } : {} })
/** A PNG of just this weight, most of it in a chunk that says nothing. */
const weighing = (byteLength: number): Buffer => {
  const png = pngPicture(64, 64)
  return withChunks(png, pngChunk('prIv', Buffer.alloc(byteLength - png.length - 12, 7)))
}

async function everything() {
  await until('the queue is empty', async () => (await openJobs(served.peek)) === 0)
  const files = await readdir(`${served.dataDir}/storage/blobs`, { recursive: true }).catch(() => [])
  return { rows: await contentOf(served.peek), files: files.length }
}

describe('over HTTP, through the built server', () => {
  it('a photo goes in, its small versions come out upright, and a run starts from it', async () => {
    const answer = await send(await phonePhoto(6), 'image/jpeg', '?fileName=sofa.jpg')
    expect(answer.status).toBe(201)
    const upload = answer.json as Upload
    expect(upload).toMatchObject({ widthPx: 96, heightPx: 160, format: 'jpeg', fileName: 'sofa.jpg' })
    expect((await send(await phonePhoto(6), 'image/jpeg')).status).toBe(200)
    await until('its thumb is there', async () => {
      const { items } = UploadPage.parse((await maya.get(UPLOADS)).json)
      return items[0]?.hasVariants === true
    })
    const thumb = await maya.get(`/api/v1/images/${upload.id}/thumb`, { accept: 'image/webp' })
    expect([thumb.status, thumb.headers['content-type']]).toEqual([200, 'image/webp'])
    const run = {
      model: 'stability/sd3.5-large',
      operation: 'image-to-image',
      prompt: 'a sofa',
      strength: 0.5,
    }
    const started = await maya.post(
      '/api/v1/runs',
      { ...run, image: upload.id, outputFormat: 'png' },
      { 'idempotency-key': newKey(), prefer: 'wait=60' },
    )
    expect([started.status, started.text]).toEqual([200, expect.stringContaining('"succeeded"')])
    const stranger = await served.person('Theo')
    expect((await stranger.get(`/api/v1/images/${upload.id}/original`)).status).toBe(404)
    const theirs = await stranger.post(
      '/api/v1/runs',
      { ...run, image: upload.id, outputFormat: 'png' },
      { 'idempotency-key': newKey() },
    )
    expect([theirs.status, theirs.text]).toEqual([
      400,
      expect.stringContaining('image: is not an image you can use'),
    ])
  })

  it('ten MiB go through whole, raw and in a form', async () => {
    const [raw, inForm] = [weighing(10 * MIB), weighing(10 * MIB - 1)]
    expect((await send(raw)).json).toMatchObject({ byteLength: 10 * MIB })
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(inForm)], { type: 'image/png' }), 'big.png')
    const answer = await send(form, null)
    expect([answer.status, answer.json]).toMatchObject([
      201,
      { byteLength: 10 * MIB - 1, fileName: 'big.png' },
    ])
    const { id } = answer.json as Upload
    expect((await maya.get(`/api/v1/images/${id}/original`)).bytes.equals(inForm)).toBe(true)
  })

  it('what is refused leaves no row and no file', async () => {
    const before = await everything()
    for (const [what, bytes] of STRANGERS) expect((await send(bytes, 'image/png')).status, what).toBe(415)
    const refused: [Buffer, string, number][] = [
      [Buffer.alloc(0), 'image/png', 400],
      [pngPicture(64, 64).subarray(0, 200), 'image/png', 400],
      [Buffer.concat([pngPicture(64, 64), Buffer.from('<?php')]), 'image/png', 400],
      [pngPicture(8, 8), 'image/png', 400],
      [pngPicture(64, 64), 'application/json', 415],
      [Buffer.from('--x\r\n'), 'multipart/form-data; boundary=x', 400],
    ]
    for (const [bytes, type, status] of refused) {
      const answer = await send(bytes, type)
      expect([answer.status, answer.text]).toEqual([status, expect.stringMatching(/"(file|content-type): /)])
    }
    expect(await everything()).toEqual(before)
  })

  it('what says it is too large is refused at its first line, what does not say so on the way', async () => {
    const before = await everything()
    const said = await raw([`content-length: ${50 * MIB}`], [])
    expect(said).toMatch(/^HTTP\/1\.1 413/)
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MIB), Buffer.from('\r\n')])
    const unsaid = await raw(['transfer-encoding: chunked'], Array(12).fill(chunk))
    expect(unsaid).toMatch(/^HTTP\/1\.1 413/)
    expect(await everything()).toEqual(before)
  })

  it('who hangs up in the middle leaves nothing, and takes nobody’s place', async () => {
    const before = await everything()
    for (let i = 0; i < 12; i += 1) await hangUp()
    expect(await everything()).toEqual(before)
    expect((await send(pngPicture(90, 64))).status).toBe(201)
    expect((await maya.get(UPLOADS)).json).toMatchObject({ items: [{ widthPx: 90 }] })
  })

  it('needs a session, and this site’s own pages', async () => {
    const raw_ = pngPicture(64, 64)
    const headers = { 'content-type': 'image/png' }
    expect((await served.visitor().ask('POST', UPLOADS, { raw: raw_, headers })).status).toBe(401)
    const foreign = { ...headers, origin: 'https://elsewhere.example' }
    expect((await maya.ask('POST', UPLOADS, { raw: raw_, headers: foreign })).status).toBe(403)
  })
})

const head = (lines: string[]) =>
  [
    `POST ${UPLOADS} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: image/png',
    `cookie: ${maya.cookie}`,
    ...lines,
    '',
    '',
  ].join('\r\n')

/** The answer to a request that is written by hand, read until it says how it ended. */
function raw(lines: string[], body: Buffer[]): Promise<string> {
  const { hostname, port } = new URL(served.server.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    socket.setTimeout(60_000, () => reject(new Error('no answer')))
    socket.once('data', (data) => {
      resolve(data.toString('latin1'))
      socket.destroy()
    })
    socket.on('error', reject)
    socket.write(head(lines))
    for (const part of body) socket.write(part)
  })
}

function hangUp(): Promise<void> {
  const { hostname, port } = new URL(served.server.url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    socket.on('close', () => resolve())
    socket.write(head([`content-length: ${MIB}`]))
    socket.write(pngPicture(64, 64), () => setTimeout(() => socket.destroy(), 50))
  })
}
