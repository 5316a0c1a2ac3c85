import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPublicAddress } from './public-address'

describe('a public address', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '93.184.216.34',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '192.0.1.1',
  ])('%s is one', (address) => expect(isPublicAddress(address)).toBe(true))
  it.each(['2606:4700:4700::1111', '2a00:1450:4001:81b::200e', '2400:cb00::1'])('%s is one', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )

  it.each([
    ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.255.255.254'],
    ...['169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.1', '192.88.99.1'],
    ...['192.168.1.1', '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.1'],
    ...['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ])('%s is none', (address) => expect(isPublicAddress(address)).toBe(false))

  it.each([
    ...[
      '::',
      '::1',
      '::127.0.0.1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:8.8.8.8',
      '::ffff:a9fe:a9fe',
    ],
    ...['64:ff9b::7f00:1', '64:ff9b:1::1', '100::1', '2001::1', '2001:10::1', '2001:db8::1', '2002:7f00:1::'],
    ...['3fff::1', '5f00::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%lo', '2606:4700::1%eth0'],
    ...['fec0::1', 'ff02::1', '4000::1'],
  ])('%s is none', (address) => expect(isPublicAddress(address)).toBe(false))

  it.each(['', 'localhost', 'example.com', '0x7f.1', '2130706433', '127.1', '1.1.1', ' 1.1.1.1', '[::1]'])(
    '"%s" is none: it is no address',
    (address) => expect(isPublicAddress(address)).toBe(false),
  )

  it('is never one that maps, embeds or scopes a private one', () => {
    const octet = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(octet, octet, octet, (b, c, d) => {
        const hex = (n: number) => n.toString(16).padStart(2, '0')
        const embedded = `${hex(127)}${hex(b)}:${hex(c)}${hex(d)}`
        for (const address of [
          `127.${b}.${c}.${d}`,
          `::ffff:${embedded}`,
          `::${embedded}`,
          `64:ff9b::${embedded}`,
        ]) {
          expect(isPublicAddress(address)).toBe(false)
        }
      }),
    )
  })
})
