import { generateKeyPairSync, sign } from 'node:crypto'

/** A self-signed certificate for those names, made anew for each run: no private key lies in the repository. */
export function selfSigned(names: readonly string[]): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const tbs = sequence(
    der(0xa0, der(0x02, [2])),
    der(0x02, [1]),
    ECDSA_SHA256,
    NAME,
    sequence(der(0x17, text('200101000000Z')), der(0x17, text('491231235959Z'))),
    NAME,
    spki,
    der(0xa3, sequence(sequence(oid(0x55, 0x1d, 0x11), der(0x04, alternativeNames(names))))),
  )
  const signature = sign('sha256', tbs, privateKey)
  const certificate = sequence(tbs, ECDSA_SHA256, der(0x03, [0], signature))
  return { cert: pem(certificate), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

type Bytes = Uint8Array | readonly number[]

/** Tag, length, value: up to 65535 bytes. */
function der(tag: number, ...parts: Bytes[]): Buffer {
  const value = Buffer.concat(parts.map((part) => Uint8Array.from(part)))
  const long = value.length > 255 ? [0x82, value.length >> 8, value.length & 255] : [0x81, value.length]
  return Buffer.concat([Uint8Array.from([tag, ...(value.length < 128 ? [value.length] : long)]), value])
}

const sequence = (...parts: Bytes[]) => der(0x30, ...parts)
const oid = (...bytes: number[]) => der(0x06, bytes)
const text = (value: string) => Buffer.from(value, 'latin1')
const alternativeNames = (names: readonly string[]) => sequence(...names.map((name) => der(0x82, text(name))))
const ECDSA_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))
const NAME = sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0c, text('a store in a test')))))

const pem = (bytes: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`
