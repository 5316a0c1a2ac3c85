import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { BedrockCredentials } from '@/lib/providers/bedrock/account'
import { bedrock } from '@/lib/providers/bedrock/index'
import { type BedrockServer, fault, ok, startBedrockServer } from '../mocks/bedrock-server'
import { readAuthorization, signatureOf } from '../mocks/bedrock-signature'
import { CANARY_KEY } from '../mocks/canary'
import { expectPresentable, renderWith } from './battery'
import { connect, KEYS, model } from './bedrock-upstream'
import { requestFor } from './render-request'

const SESSION = 'FwoGZXIvYXdzEBYaDsessionTokenThatIsLong'
const request = requestFor(model('core'))
const servers: BedrockServer[] = []
const folder = mkdtempSync(path.join(tmpdir(), 'bedrock-'))

async function start(options: Parameters<typeof startBedrockServer>[0]) {
  const server = await startBedrockServer(options)
  servers.push(server)
  return server
}
const renderAt = (server: BedrockServer, credentials: BedrockCredentials, region = 'us-west-2') =>
  renderWith(connect(server.url, { region }, credentials), request)

/** Whatever a machine may have lying around for the SDK to find. */
function litter(url: string, server: Record<string, string> = {}) {
  const file = path.join(folder, 'config')
  writeFileSync(file, `[default]\nregion = eu-west-1\nendpoint_url = ${url}\nmax_attempts = 5\n`)
  for (const [name, value] of Object.entries({
    AWS_CONFIG_FILE: file,
    AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'none'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_REGION: 'eu-central-1',
    AWS_MAX_ATTEMPTS: '5',
    ...server,
  }))
    vi.stubEnv(name, value)
}

beforeAll(() => vi.unstubAllEnvs())
afterEach(() => vi.unstubAllEnvs())
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()))
  rmSync(folder, { recursive: true })
})

describe('with keys', () => {
  it('signs with Signature Version 4 for the service and the region', async () => {
    const server = await start({ keys: KEYS, region: 'eu-west-3' })
    const outcome = await renderAt(server, { kind: 'keys', ...KEYS }, 'eu-west-3')
    expect(outcome.kind).toBe('image')
    const sent = server.requests[0]
    if (!sent) throw new Error('nothing was sent')
    const said = readAuthorization(sent.headers.authorization)
    expect(said).toMatchObject({ accessKeyId: 'AKIDEXAMPLE', service: 'bedrock', region: 'eu-west-3' })
    expect(said?.signedHeaders).toEqual(expect.arrayContaining(['host', 'x-amz-date', 'content-type']))
    expect(said?.signature).toBe(signatureOf(sent, KEYS))
    expect(said?.signature).not.toBe(signatureOf({ ...sent, body: Buffer.from('{}') }, KEYS))
    expect(JSON.stringify(sent.headers)).not.toContain(CANARY_KEY)
  })

  it('sends the session token of temporary keys, signed, and never says it', async () => {
    const keys = { ...KEYS, sessionToken: SESSION }
    const server = await start({ keys })
    const credentials = { kind: 'keys', ...keys } as const
    expect((await renderAt(server, credentials)).kind).toBe('image')
    expect(readAuthorization(server.requests[0]?.headers.authorization)?.signedHeaders).toContain(
      'x-amz-security-token',
    )
    server.setAnswer(fault(400, 'ValidationException', `bad ${SESSION} and ${CANARY_KEY}`))
    const outcome = await renderAt(server, credentials)
    expectPresentable(outcome)
    expect(JSON.stringify(outcome)).not.toContain(SESSION)
  })

  it('looks for nothing else, whatever lies around', async () => {
    const [server, trap] = [await start({ keys: KEYS }), await start({ keys: KEYS })]
    litter(trap.url, {
      AWS_ACCESS_KEY_ID: 'AKIDOTHER',
      AWS_SECRET_ACCESS_KEY: 'other',
      AWS_SESSION_TOKEN: 'other',
      AWS_BEARER_TOKEN_BEDROCK: 'other',
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: trap.url,
      AWS_USE_FIPS_ENDPOINT: 'true',
      AWS_AUTH_SCHEME_PREFERENCE: 'httpBearerAuth',
      AWS_SDK_UA_APP_ID: 'someone-else',
    })
    expect((await renderAt(server, { kind: 'keys', ...KEYS })).kind).toBe('image')
    server.setAnswer({ status: 503, body: '' })
    await renderAt(server, { kind: 'keys', ...KEYS })
    expect(server.requests).toHaveLength(2)
    for (const { headers } of server.requests) {
      expect(headers['amz-sdk-request']).toBe('attempt=1; max=1')
      expect(headers['user-agent']).not.toContain('someone-else')
    }
    expect(trap.requests).toHaveLength(0)
  })

  it('wrong ones are the operator’s to replace', async () => {
    const server = await start({ keys: { ...KEYS, secretAccessKey: 'another' } })
    expect(await renderAt(server, { kind: 'keys', ...KEYS })).toMatchObject({
      ...{ kind: 'refused', code: 'UPSTREAM_UNAUTHORIZED', retryable: false },
    })
  })

  it('a clock that is an hour off is put right by the first answer', async () => {
    const server = await start({ keys: KEYS })
    const provider = connect(server.url)
    const skewed = fault(403, 'InvalidSignatureException', 'Signature expired')
    const date = new Date(Date.now() + 3_600_000)
    server.setAnswer({ ...skewed, headers: { ...skewed.headers, date: date.toUTCString() } })
    await renderWith(provider, request)
    server.setAnswer(ok)
    await renderWith(provider, request)
    const signedAt = String(server.requests[1]?.headers['x-amz-date'])
    expect(signedAt.slice(0, 11)).toBe(date.toISOString().replace(/[-:]/g, '').slice(0, 11))
  })
})

describe('with a Bedrock API key', () => {
  it('sends it as a bearer token and signs nothing', async () => {
    const server = await start({ token: CANARY_KEY })
    litter('http://127.0.0.1:1', { AWS_ACCESS_KEY_ID: 'AKIDOTHER', AWS_SECRET_ACCESS_KEY: 'other' })
    expect((await renderAt(server, { kind: 'token', token: CANARY_KEY })).kind).toBe('image')
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${CANARY_KEY}`)
  })
})

describe('with the default chain', () => {
  it('finds what the environment has, and still asks once', async () => {
    const server = await start({ keys: KEYS })
    litter('http://127.0.0.1:1', {
      AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
    })
    expect((await renderAt(server, { kind: 'default' })).kind).toBe('image')
    server.setAnswer({ status: 503, body: '' })
    await renderAt(server, { kind: 'default' })
    expect(server.requests).toHaveLength(2)
  })

  it('that finds none sends nothing and says so', async () => {
    const server = await start({ keys: KEYS })
    litter('http://127.0.0.1:1')
    const outcome = await renderAt(server, { kind: 'default' })
    expect(outcome).toMatchObject({
      ...{ kind: 'refused', code: 'UPSTREAM_UNAUTHORIZED' },
      ...{ retryable: false, nothingSent: true },
    })
    expect(outcome).toHaveProperty('message', expect.stringContaining('no AWS credentials'))
    expect(server.requests).toHaveLength(0)
  })
})

describe('the switch', () => {
  const connectWith = (given: Record<string, string | undefined>) =>
    bedrock.connect(bedrock.variables.parse(given) as never, [])
  const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }

  it('is off though the machine has AWS keys', () => {
    expect(connectWith(keys)).toBeUndefined()
    expect(connectWith({ ...keys, BEDROCK: 'off' })).toBeUndefined()
  })

  it('on needs keys, a Bedrock key, or the default chain', () => {
    for (const given of [keys, { AWS_BEARER_TOKEN_BEDROCK: 'x' }, { BEDROCK_CREDENTIALS: 'default' }])
      expect(connectWith({ BEDROCK: 'on', ...given })?.provider.catalogue()).toHaveLength(4)
    expect(() => connectWith({ BEDROCK: 'on', AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE' })).toThrow(
      /AWS_SECRET_ACCESS_KEY/,
    )
  })
})
