import fc from 'fast-check'
import { ErrorBody } from '@/lib/http/schema'
import type { Caller } from './caller'
import { fill, type Operation } from './routes'
import { SAMPLES } from './samples'

type Options = {
  callers: Caller[]
  operations: Operation[]
  /** Values of path params that exist. */
  ids: Record<string, string>
  seed: number
  requests: number
  /** How many at once. */
  abreast?: number
}
/** `started`: the runs that were accepted, each once. `dropped`: requests that a closing connection swallowed. */
export type FuzzReport = {
  statuses: Record<number, number>
  faults: string[]
  started: Set<string>
  dropped: number
}

// Following events never ends, and an account that is suspended or has another password ends the run of requests.
const LEFT_OUT = /^(GET \/api\/v1\/events|POST \/api\/v1\/people\/\{userId\}\/suspend)$/

/** Sends generated requests to every operation and gives what must not be: a 5xx, a refusal that is not an ErrorBody. */
export async function fuzz(options: Options): Promise<FuzzReport> {
  const { callers, seed, requests, abreast = 8 } = options
  const operations = options.operations.filter(({ method, path }) => !LEFT_OUT.test(`${method} ${path}`))
  const report: FuzzReport = { statuses: {}, faults: [], started: new Set(), dropped: 0 }
  const CHUNK = 500
  for (let at = 0; at < requests; at += CHUNK) {
    const generated = fc.sample(requestOf(operations, options.ids, callers.length), {
      seed: seed + at,
      numRuns: Math.min(CHUNK, requests - at),
    })
    const next = generated[Symbol.iterator]()
    await Promise.all(
      Array.from({ length: abreast }, async () => {
        for (const request of next) await sendOne(callers[request.caller], request, report)
      }),
    )
  }
  return report
}

type Generated = {
  caller: number
  method: string
  path: string
  headers: Record<string, string>
  body: string | undefined
}

async function sendOne(caller: Caller | undefined, request: Generated, report: FuzzReport) {
  if (!caller) throw new Error('nobody sends it')
  const { method, path, headers, body } = request
  const ask = () => caller.ask(method, path, { headers, ...(body !== undefined && { raw: body }) })
  // A server may close a connection that was idle just as we use it again.
  const answer = await ask().catch(() => {
    report.dropped += 1
    return ask()
  })
  report.statuses[answer.status] = (report.statuses[answer.status] ?? 0) + 1
  if (answer.headers.location) report.started.add(answer.headers.location)
  const isMade = answer.headers['x-request-id'] !== undefined
  const wrong =
    answer.status >= 500 || (answer.status >= 400 && isMade && !ErrorBody.safeParse(answer.json).success)
  if (wrong && report.faults.length < 20) {
    report.faults.push(
      `${answer.status} ${answer.text.slice(0, 200)} <- ${JSON.stringify(request).slice(0, 600)}`,
    )
  }
}

function requestOf(
  operations: Operation[],
  ids: Record<string, string>,
  callers: number,
): fc.Arbitrary<Generated> {
  return fc.constantFrom(...operations).chain((operation) =>
    fc.record({
      caller: fc.nat(callers - 1),
      method: fc.constant(operation.method),
      path: pathOf(operation, ids),
      headers: headersOf(operation),
      body: operation.method === 'GET' ? fc.constant(undefined) : bodyOf(operation),
    }),
  )
}

const text = () =>
  fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 300 }), nasty())
const nasty = () =>
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '\udfff x',
    '\u202e',
    '\ufeff',
    '%00',
    '\\u0000',
    '{{7*7}}',
    '\'; DROP TABLE "Run"; --',
    '<script>',
    '🜁',
    'x'.repeat(11_000),
  )

function pathOf(operation: Operation, ids: Record<string, string>): fc.Arbitrary<string> {
  const id = (name: string) =>
    fc.oneof(
      fc.constant(ids[name] ?? 'x'),
      fc.uuid(),
      text().map((each) => encodeURIComponent(each.toWellFormed().slice(0, 200)) || 'x'),
    )
  const params = fc.record(Object.fromEntries(operation.params.map((name) => [name, id(name)])))
  const query = fc.array(
    fc.tuple(
      fc.constantFrom('cursor', 'limit', 'view', 'download', 'x', '__proto__'),
      fc.oneof(text(), fc.integer().map(String), cursor()),
    ),
    { maxLength: 3 },
  )
  return fc
    .tuple(params, fc.option(query, { nil: [] }))
    .map(
      ([values, pairs]) =>
        `${fill(operation, values)}?${new URLSearchParams(pairs.map(([k, v]) => [k, v.toWellFormed().slice(0, 500)]))}`,
    )
}

/** Cursors that look like ours. */
const cursor = () =>
  fc
    .tuple(
      fc.oneof(
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        text(),
      ),
      fc.oneof(fc.uuid(), text()),
    )
    .map((pair) => Buffer.from(JSON.stringify(pair)).toString('base64url'))

const headerText = (maxLength = 120) =>
  fc.string({
    unit: fc
      .integer({ min: 0x20, max: 0xff })
      .filter((code) => code !== 0x7f)
      .map((code) => String.fromCharCode(code)),
    maxLength,
  })

function headersOf(operation: Operation): fc.Arbitrary<Record<string, string>> {
  const type = fc.oneof({ weight: 8, arbitrary: fc.constant('application/json') }, headerText(40))
  const key = fc.oneof({ weight: 6, arbitrary: fc.uuid() }, headerText())
  return fc.record(
    {
      ...(operation.method !== 'GET' && { 'content-type': type }),
      'idempotency-key': key,
      prefer: fc.oneof(
        fc.constantFrom('wait=-1', 'wait=1e9', 'wait=,', 'wait=99999999999'),
        headerText(40).filter((each) => !/wait=\d/.test(each)),
      ),
      accept: headerText(40),
      range: fc.oneof(
        fc.constantFrom(
          'bytes=0-',
          'bytes=-1',
          'bytes=9-1',
          'bytes=0-0,5-9',
          'lines=1-2',
          'bytes=99999999999999999999-',
        ),
        headerText(40),
      ),
      'if-none-match': headerText(40),
    },
    { requiredKeys: [...(operation.headers ? (['idempotency-key'] as const) : [])] as never },
  ) as fc.Arbitrary<Record<string, string>>
}

/** A good body with some fields replaced, dropped or added; any JSON at all; or no JSON. */
function bodyOf(operation: Operation): fc.Arbitrary<string | undefined> {
  const good = (operation.body && SAMPLES[operation.body]?.body) ?? {}
  const value = () =>
    fc.oneof(
      text(),
      fc.jsonValue({ maxDepth: 3 }),
      fc.double(),
      fc.integer(),
      fc.constantFrom(null, true, [], {}, 2 ** 53, -0, 1e308),
    )
  const changed = fc
    .dictionary(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...Object.keys(good), 'x') },
        fc.string({ maxLength: 20 }),
      ),
      value(),
      { maxKeys: 3, noNullPrototype: true },
    )
    .map((changes) => JSON.stringify({ ...good, ...changes }))
  return fc.oneof(
    { weight: 6, arbitrary: changed },
    { weight: 2, arbitrary: fc.json({ maxDepth: 4 }) },
    { weight: 1, arbitrary: text().map((each) => each.toWellFormed()) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  )
}
