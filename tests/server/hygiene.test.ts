import { globSync, statSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fault, faults, filteredHeader, filteredJson, html, ok, okJson } from '../mocks/stability-answers'
import type { Answering } from '../mocks/stability-server'
import { TRANSPORT_FAULTS } from '../mocks/transport-faults'
import { follow } from './events'
import { brokenMoney } from './invariants'
import { openJobs, openServed, type Person, type Served, unfinished } from './served'
import { until } from './until'

const root = path.resolve(import.meta.dirname, '../..')
/** One key as Stability makes them, one whose characters every encoding changes. */
const PLAIN = 'sk-canary7QmZx04vTfW9bKd2sLhR6yPjE1nUoGc'
const ODD = 'Zq/9+canary~7f3&d1=c8%b5:e2 '.trim()

const encodings = (key: string): Record<string, string> => ({
  plain: key,
  'with Bearer': `Bearer ${key}`,
  uri: encodeURIComponent(key),
  form: new URLSearchParams({ k: key }).toString().slice(2),
  hex: Buffer.from(key).toString('hex'),
  json: JSON.stringify(key).slice(1, -1),
  html: key.replaceAll('&', '&amp;'),
  backwards: [...key].reverse().join(''),
  ...Object.fromEntries(
    // A base64 of a longer text shows the key in one of three shapes, without the first and last few characters.
    [0, 1, 2].map((shift) => [
      `base64, shifted by ${shift}`,
      Buffer.from('x'.repeat(shift) + key)
        .toString('base64')
        .replace(/=+$/, '')
        .slice(shift + (shift ? 1 : 0), -1),
    ]),
  ),
})

/** Every form of the key, and every 12 characters of it in a row: a shortened key is still a part of it. */
function tracesOf(key: string): [string, string][] {
  const parts = Array.from({ length: key.length - 11 }, (_, i) => key.slice(i, i + 12))
  const all = [...Object.entries(encodings(key)), ...parts.map((part) => [`the part ${part}`, part] as const)]
  return all.map(([name, form]) => [name, form])
}

const KEYS = [PLAIN, ODD]
const traces = KEYS.flatMap(tracesOf)

/** The forms of a key that are in the bytes, by name. */
const found = (bytes: Buffer | string) => {
  const text = Buffer.from(bytes).toString('latin1')
  return traces.filter(([, form]) => text.includes(form)).map(([name]) => name)
}

/** Echoes of the key in every place that an upstream could put it. */
const echoes = (key: string): Answering[] => {
  const said = [key, `Bearer ${key}`, encodeURIComponent(key), Buffer.from(key).toString('base64')].join(
    ' and ',
  )
  const spread = { 'x-request-id': key, 'x-echo': key, authorization: `Bearer ${key}` }
  return [
    ...[400, 401, 402, 403, 404, 413, 422, 500, 502, 418].map((status) => ({
      ...fault(status, `bad ${key}`, `Incorrect API key provided: ${said}`, `${'x'.repeat(225)} ${key}`),
      headers: { 'content-type': 'application/json', ...spread },
    })),
    {
      ...fault(403, 'content_moderation', `flagged: ${said}`),
      headers: { 'content-type': 'application/json', ...spread },
    },
    {
      status: 200,
      headers: { 'content-type': 'application/json', ...spread },
      body: JSON.stringify({ finish_reason: key, seed: key, image: said }),
    },
    {
      status: 200,
      headers: {
        'content-type': `image/${key.replace(/[^\w-]/g, '')}`,
        'finish-reason': key.trim(),
        seed: key,
        ...spread,
      },
      body: said,
    },
    {
      status: 307,
      headers: {
        location: `https://${encodeURIComponent(key)}.example/?key=${encodeURIComponent(key)}`,
        ...spread,
      },
      body: said,
    },
    { ...html(200), body: `<h1>${said}</h1>` },
    async (request) => ({
      ...(await (ok as (r: typeof request) => Promise<object>)(request)),
      headers: { 'content-type': 'image/png', 'finish-reason': 'SUCCESS', seed: '7', ...spread },
    }),
    { delivery: { kind: 'raw', text: `HTTP/1.1 999 ${key}\r\n${key}\r\n\r\n` } },
  ]
}

type Studio = {
  name: string
  key: string
  served: Served
  maya: Person
  said: { what: string; text: string | Buffer }[]
}
let folder: string
const studios: Studio[] = []

async function openWith(name: string, key: string, env: Record<string, string>): Promise<Studio> {
  const served = await openServed({
    record: true,
    env: {
      STABILITY_API_KEY: '',
      STABILITY_TIMEOUT_MS: '1000',
      LOG_LEVEL: 'trace',
      SIGNUP_CREDITS: '100000',
      ...env,
    },
  })
  return { name, key, served, maya: await served.person('Maya'), said: [] }
}

/** Every fault there is, then the studio's every page and answer about what became of it. */
async function goThrough({ key, served, maya, said }: Studio) {
  const stream = await follow(maya)
  const answers: Answering[] = [
    ...[ok, okJson, filteredHeader, filteredJson],
    ...Object.entries(faults)
      .filter(([name]) => name !== 'rateLimited')
      .map(([, answer]) => answer),
    ...TRANSPORT_FAULTS.map((row) => row.scenario),
    ...echoes(key),
    {
      ...fault(429, 'rate_limit_exceeded', key),
      headers: { 'content-type': 'application/json', 'retry-after': '1' },
    },
    ok,
  ]
  // The first call of each seed gets its fault; one that is tried again gets its picture.
  const given = new Set<string>()
  served.upstream.setAnswer((request) => {
    const seed = request.field('seed') ?? ''
    const answer = given.has(seed) ? ok : (answers[Number(seed) - 1] ?? ok)
    given.add(seed)
    return typeof answer === 'function' ? answer(request) : answer
  })
  await Promise.all(answers.map((_, i) => maya.startRun({ seeds: [i + 1] }, { prefer: 'wait=4' })))
  await until(
    'all has ended',
    async () => (await unfinished(served.peek)) + (await openJobs(served.peek)) === 0,
    { withinMs: 90_000 },
  )
  await lookAround(served, maya)
  said.push({ what: 'the event stream', text: stream.raw() })
  await stream.close()
}

async function lookAround(served: Served, maya: Person) {
  const page = (await maya.get('/api/v1/runs?limit=100')).json as {
    items: { id: string; generations: { id: string; image: { id: string } | null }[] }[]
  }
  for (const run of page.items) await maya.get(`/api/v1/runs/${run.id}`)
  const images = page.items.flatMap((run) => run.generations.flatMap((g) => (g.image ? [g.image.id] : [])))
  for (const id of images)
    for (const of of ['', '/original', '/thumb', '/preview']) await maya.get(`/api/v1/images/${id}${of}`)
  const api = ['models', 'images', 'credits', 'credits/ledger?limit=100', 'me', 'people', 'nowhere'].map(
    (each) => `/api/v1/${each}`,
  )
  const pages = [
    '/',
    '/studio',
    '/gallery',
    '/gallery?view=trash',
    `/gallery/${images[0]}`,
    '/credits',
    '/settings',
    '/sign-in',
    '/set-up',
    '/nowhere',
    '/api/auth/session',
    '/api/auth/providers',
  ]
  for (const address of [...api, ...pages, '/healthz', '/readyz']) {
    for (const who of [maya, served.owner, served.visitor()]) {
      await who.get(address)
      await who.get(address, { rsc: '1' })
    }
  }
  await maya.post('/api/v1/runs', { prompt: 'x' })
  await maya.post('/api/v1/runs', '{', { 'content-type': 'text/plain' })
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'triptych-key-'))
  await writeFile(path.join(folder, 'key'), `${ODD}\n`)
  studios.push(
    ...(await Promise.all([
      openWith('the variable', PLAIN, { STABILITY_API_KEY: PLAIN }),
      openWith('the file', ODD, { STABILITY_API_KEY_FILE: path.join(folder, 'key') }),
    ])),
  )
  await Promise.all(studios.map(goThrough))
})
afterAll(async () => {
  await Promise.all(studios.map((studio) => studio.served.close()))
  await rm(folder, { recursive: true, force: true })
})

const filesBelow = (dir: string) =>
  globSync('**/*', { cwd: dir, exclude: (name) => name === 'node_modules' })
    .map((name) => path.join(dir, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())

it('knows a trace when it sees one', () => {
  for (const key of KEYS) {
    const said = Buffer.from(`{"a":"${Buffer.from(`Bearer ${key} and more`).toString('base64')}"}`)
    expect(found(said).length).toBeGreaterThan(0)
    expect(found(`…${key.slice(3, 16)}…`).length).toBeGreaterThan(0)
    expect(found(encodeURIComponent(`?k=${key}`)).length).toBeGreaterThan(0)
  }
  expect(found('a red sofa on a roof')).toEqual([])
})

describe.each(['the variable', 'the file'])('a key given by %s', (name) => {
  const studio = () => {
    const one = studios.find((each) => each.name === name)
    if (!one) throw new Error('it was not opened')
    return one
  }

  it('reaches the upstream, which is how we know that it was there', () => {
    const { served, key } = studio()
    expect(served.upstream.requests.length).toBeGreaterThan(40)
    for (const request of served.upstream.requests)
      expect(request.headers.authorization).toBe(`Bearer ${key}`)
  })

  it('is in no answer: API, pages, pictures, error bodies', () => {
    const { served } = studio()
    expect(served.heard.length).toBeGreaterThan(150)
    const leaks = served.heard.flatMap(({ path: address, answer }) =>
      [...found(answer.bytes), ...found(JSON.stringify(answer.headers))].map(
        (form) => `${address} (${answer.status}): ${form}`,
      ),
    )
    expect(leaks).toEqual([])
  })

  it('is not in the event stream', () => {
    for (const { what, text } of studio().said) {
      expect(text.length, what).toBeGreaterThan(1000)
      expect(found(text), what).toEqual([])
    }
  })

  it('is in no log line, at the finest level', async () => {
    const logs = await studio().served.server.logs()
    expect(logs).toContain('generation without an image')
    expect(logs.split('\n').filter((line) => found(line).length > 0)).toEqual([])
  })

  it('is in no file of the data folder', async () => {
    const files = filesBelow(studio().served.dataDir)
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) expect(found(await readFile(file)), file).toEqual([])
  })

  it('is in no table', async () => {
    const { peek } = studio().served
    const tables = await peek.rows<{ schema: string; name: string }>(
      `SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    )
    expect(tables.map((table) => table.name)).toContain('Generation')
    for (const { schema, name: table } of tables) {
      const rows = await peek.rows<{ row: string }>(
        `SELECT to_jsonb(t)::text AS row FROM "${schema}"."${table}" t`,
      )
      expect(
        rows.filter(({ row }) => found(row).length > 0),
        table,
      ).toEqual([])
    }
  })

  it('leaves the money exact through all of it', async () => {
    expect(await brokenMoney(studio().served.peek)).toEqual([])
  })
})

it('no key is in what was built', async () => {
  const files = [
    ...filesBelow(path.join(root, '.next/static')),
    ...filesBelow(path.join(root, '.next/standalone/.next')),
  ]
  expect(files.length).toBeGreaterThan(20)
  for (const file of files) expect(found(await readFile(file)), file).toEqual([])
})

it('what browsers get does not know what a secret is called', async () => {
  const names = ['STABILITY_API_KEY', 'NEXTAUTH_SECRET', 'DATABASE_URL', 'OIDC_CLIENT_SECRET']
  for (const file of filesBelow(path.join(root, '.next/static'))) {
    const text = await readFile(file, 'latin1')
    expect(
      names.filter((name) => text.includes(name)),
      file,
    ).toEqual([])
  }
})
