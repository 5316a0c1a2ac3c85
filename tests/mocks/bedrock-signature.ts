import { createHash, createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export type Keys = { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
export type Signed = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer }

const SCHEME =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/

/** What an authorization header of Signature Version 4 says; undefined for any other. */
export function readAuthorization(header: string | undefined) {
  const [, accessKeyId, day, region, service, signed, signature] = SCHEME.exec(header ?? '') ?? []
  if (!accessKeyId || !day || !region || !service || !signed || !signature) return undefined
  return { accessKeyId, day, region, service, signedHeaders: signed.split(';'), signature }
}

/**
 * The signature AWS computes of a request, written from its description of Signature Version 4: for services
 * other than S3 every part of the path is percent-encoded once more than on the wire.
 */
export function signatureOf(request: Signed, keys: Keys): string {
  const said = readAuthorization(request.headers.authorization)
  if (!said) return ''
  const { day, region, service, signedHeaders } = said
  const [path = '', query = ''] = request.path.split('?')
  const canonical = [
    request.method,
    path.split('/').map(encodeURIComponent).join('/'),
    query,
    ...signedHeaders.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n')
  const scope = `${day}/${region}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    (last, part) => hmac(last, part),
    `AWS4${keys.secretAccessKey}`,
  )
  return hmac(key, text).toString('hex')
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()
