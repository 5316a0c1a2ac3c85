import type { BodyInit } from 'undici'

/** A request that is wrong in one way, and the field its refusal has to name (undefined: none can be named). */
export type Wrong = {
  what: string
  field?: string
  headers?: Record<string, string>
  body?: unknown
  raw?: BodyInit
  query?: string
  statuses: number[]
}

const JSON_TYPE = { 'content-type': 'application/json' }
const BAD = [400]
const longText = (chars: number) => 'x'.repeat(chars)
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

/** Wrong whatever the schema says. */
export const WRONG_BODIES: Wrong[] = [
  { what: 'no content type', raw: Buffer.from('{}'), headers: {}, statuses: [415] },
  { what: 'text', raw: '{}', headers: { 'content-type': 'text/plain' }, statuses: [415] },
  {
    what: 'a form',
    raw: 'a=1',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    statuses: [415],
  },
  {
    what: 'a content type that only begins like JSON',
    raw: '{}',
    headers: { 'content-type': 'application/jsonp' },
    statuses: [415],
  },
  { what: 'no body', raw: '', headers: JSON_TYPE, field: 'body', statuses: BAD },
  { what: 'half a body', raw: '{"name":"M', headers: JSON_TYPE, field: 'body', statuses: BAD },
  { what: 'two bodies', raw: '{}{}', headers: JSON_TYPE, field: 'body', statuses: BAD },
  {
    what: 'bytes that are no text',
    raw: Buffer.from([0xff, 0xfe, 0x00, 0x7b]),
    headers: JSON_TYPE,
    field: 'body',
    statuses: BAD,
  },
  {
    what: 'UTF-16',
    raw: Buffer.from('{"a":1}', 'utf16le'),
    headers: JSON_TYPE,
    field: 'body',
    statuses: BAD,
  },
  {
    what: 'gzip',
    raw: Buffer.from('H4sIAAAAAAAAA6uuBQBDv6ajAgAAAA==', 'base64'),
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
    field: 'body',
    statuses: BAD,
  },
  { what: 'NaN', raw: 'NaN', headers: JSON_TYPE, field: 'body', statuses: BAD },
  { what: 'null', raw: 'null', headers: JSON_TYPE, field: 'body', statuses: BAD },
  { what: 'an array', raw: '[]', headers: JSON_TYPE, field: 'body', statuses: BAD },
  { what: 'a number', raw: '1e999', headers: JSON_TYPE, field: 'body', statuses: BAD },
  { what: 'a text', raw: '"run"', headers: JSON_TYPE, field: 'body', statuses: BAD },
  { what: 'arrays 20 000 deep', raw: nested(20_000), headers: JSON_TYPE, field: 'body', statuses: BAD },
  {
    what: 'too much of it',
    raw: JSON.stringify({ note: longText(300 * 1024) }),
    headers: JSON_TYPE,
    statuses: [413],
  },
  { what: '5 MB of it', raw: longText(5 * 1024 * 1024), headers: JSON_TYPE, statuses: [413] },
]

const POLLUTION = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']

/** Every way one field of a good body, or one more, can be wrong. */
export function wrongBodies(good: Record<string, unknown>, required: string[]): Wrong[] {
  const raw = (value: Record<string, unknown>, field: string, into: unknown) =>
    `{${Object.entries({ ...value, [field]: undefined })
      .filter(([name, each]) => name !== field && each !== undefined)
      .map(([name, each]) => `${JSON.stringify(name)}:${JSON.stringify(each)}`)
      .concat(`${JSON.stringify(field)}:${JSON.stringify(into)}`)
      .join(',')}}`
  const one = (what: string, field: string, into: unknown): Wrong => ({
    what: `${field}: ${what}`,
    field,
    raw: raw(good, field, into),
    headers: JSON_TYPE,
    statuses: BAD,
  })
  const fields = Object.entries(good)
  return [
    ...required.map((field) => ({
      what: `${field}: missing`,
      field,
      body: { ...good, [field]: undefined },
      statuses: BAD,
    })),
    ...fields.flatMap(([field, value]) =>
      wrongValues(value)
        .filter(([what]) => what !== 'empty' || required.includes(field))
        .map(([what, into]) => one(what, field, into)),
    ),
    ...['unknown', 'Name', 'userId', 'teamId', 'isOperator', 'costCenticredits', 'a.b', '', ' '].map(
      (field) => one('not a known field', field, 1),
    ),
    ...POLLUTION.map((field) => one('pollution', field, { isOperator: true })),
  ]
}

function wrongValues(good: unknown): [string, unknown][] {
  const kinds: [string, unknown][] = [
    ['null', null],
    ['a truth', true],
    ['an object', { value: good }],
    ['arrays in arrays', [[[[good]]]]],
    ['polluted', { __proto__: null, toString: 'x', length: 1 }],
  ]
  if (typeof good === 'string') {
    return [
      ...kinds,
      ['a number', 7],
      ['an array', [good]],
      ['empty', ''],
      ['too long', longText(20_001)],
      ['with a NUL', `${good}\u0000`],
      ['a NUL in the middle', `a\u0000${good}`],
      ['with half a character', `${good}\ud800`],
      ['with the other half', `\udc00${good}`],
    ]
  }
  if (typeof good === 'number') {
    return [
      ...kinds,
      ['a text', String(good)],
      ['an array', [good]],
      ['below all', -1],
      ['nothing', 0],
      ['huge', 1e300],
      ['past 32 bits', 2 ** 53],
      ['too fine', 0.000_001],
      ['vanishing', 2.78e-302],
    ]
  }
  if (Array.isArray(good)) {
    return [
      ...kinds,
      ['a text', 'x'],
      ['of texts', good.map((each) => `${each}?`)],
      ['of nulls', [null]],
      ['of fractions', [1.5]],
      ['of negatives', [-1]],
      ['of a number past 32 bits', [2 ** 40]],
      ['far too many', Array(5000).fill(good[0])],
    ]
  }
  if (typeof good === 'boolean')
    return kinds.filter(([what]) => what !== 'a truth').concat([['a text', 'true']])
  if (typeof good === 'object') return [...kinds, ['a number', 7], ['a list of it', [good]]]
  throw new Error(`no wrong values are known for ${JSON.stringify(good)}`)
}

const WRONG_PAGES: Wrong[] = [
  ...['0', '-1', '101', '1e9', '1.5', 'abc', '', 'NaN', 'Infinity', '0x10_', '99999999999999999999'].map(
    (limit) => ({
      what: `limit ${limit}`,
      field: 'limit',
      query: `limit=${limit}`,
      statuses: BAD,
    }),
  ),
  ...[
    'x',
    '',
    '%00',
    longText(201),
    base64('null'),
    base64('[]'),
    base64('["2026-01-01T00:00:00.000Z"]'),
    base64('["2026-01-01T00:00:00.000Z","not-a-uuid"]'),
    base64('["2026-02-31T00:00:00.000Z","01890000-0000-7000-8000-000000000000"]'),
    base64('{"0":"2026-01-01T00:00:00.000Z"}'),
    base64(nested(50)),
    '%ED%A0%80',
    "' OR 1=1 --",
  ].map((cursor) => ({
    what: `cursor ${cursor.slice(0, 40)}`,
    field: 'cursor',
    query: `cursor=${encodeURI(cursor).replaceAll('%25', '%')}`,
    statuses: BAD,
  })),
]

const wrongChoice = (name: string, ...values: string[]): Wrong[] =>
  values.map((value) => ({ what: `${name} ${value}`, field: name, query: `${name}=${value}`, statuses: BAD }))

const WRONG_AUDIT = [
  ...wrongChoice('action', '', 'none', 'TEAM', 'team.', '%00'),
  ...wrongChoice('personId', '', 'x', '%00'),
  ...wrongChoice('from', '', 'yesterday', '2026-02-31T00:00:00Z', '%00'),
  ...wrongChoice('until', '2026-01-01', '1'),
  ...wrongChoice('q', longText(101), 'a%00b'),
]

/** What can be wrong with a query, by its schema's name; a route with another one fails the suite until it has its own here. */
export const WRONG_QUERIES: Record<string, Wrong[]> = {
  PageQuery: WRONG_PAGES,
  ImageListQuery: [...WRONG_PAGES, ...wrongChoice('view', '', 'none', 'ALL', '%00')],
  ImageQuery: wrongChoice('view', '', 'none', 'ALL', '%00'),
  CollectionListQuery: [
    ...WRONG_PAGES,
    ...wrongChoice('view', '', 'none', 'ALL', '%00'),
    ...wrongChoice('holds', '', 'x', '%00'),
  ],
  VariantQuery: wrongChoice('download', '', '2', 'yes', '%00'),
  SavedPromptQuery: [...WRONG_PAGES, ...wrongChoice('kind', '', 'none', 'PROMPT', '%00')],
  AskedPromptQuery: [...WRONG_PAGES, ...wrongChoice('search', longText(201), 'a%00b')],
  StrippedQuery: wrongChoice('format', '', 'jpg', 'PNG', '%00'),
  CodeQuery: wrongChoice('language', '', 'bash', 'CURL', '%00'),
  CommentListQuery: wrongChoice('collectionId', '', 'x', '%00'),
  LinkListQuery: [...WRONG_PAGES, ...wrongChoice('targetId', '', 'x', '%00')],
  ExportQuery: wrongChoice('format', '', 'pdf', 'CSV', '%00'),
  RemoveMemberQuery: wrongChoice('transferTo', '', 'x', '%00'),
  UploadQuery: wrongChoice('fileName', longText(256), 'a%00b'),
  AuditQuery: [...WRONG_PAGES, ...WRONG_AUDIT],
  AuditFilters: WRONG_AUDIT,
  UnsubscribeQuery: wrongChoice(
    'token',
    '',
    'x',
    longText(201),
    '01890000-0000-7000-8000-000000000000.x',
    'a%00b',
  ),
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64url')
}

/** For every route that takes an Idempotency-Key. */
export const WRONG_KEYS: Wrong[] = [
  { what: 'no Idempotency-Key', headers: {}, field: 'idempotency-key', statuses: BAD },
  ...['', 'short', longText(101), 'with a space in it', 'caf\u00e9 caf\u00e9', 'tab\tin\tthe key'].map(
    (key) => ({
      what: `Idempotency-Key "${key.slice(0, 20)}"`,
      headers: { 'idempotency-key': key },
      field: 'idempotency-key',
      statuses: BAD,
    }),
  ),
]

/** Path parts that cannot be an id. */
export const WRONG_IDS = [
  'x',
  '0',
  '-1',
  'null',
  'undefined',
  '00000000-0000-0000-0000-00000000000g',
  '01890000-0000-7000-8000-0000000000001',
  "'%20OR%20'1'='1",
  '%00',
  '01890000-0000-7000-8000-000000000000%00',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..%5c..%5cwindows',
  '%F0%9F%9C%81',
  '%ff',
  '%E0%A4',
  '__proto__',
  longText(3000),
]
