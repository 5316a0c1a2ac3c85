import { crc32 } from 'node:zlib'

/** The files of an archive without compression, as its directory lists them. Throws where a checksum is not right. */
export function unzip(archive: Buffer): { name: string; bytes: Buffer }[] {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06'))
  const files: { name: string; bytes: Buffer }[] = []
  for (let at = archive.readUInt32LE(end + 16); files.length < archive.readUInt16LE(end + 10); ) {
    const nameLength = archive.readUInt16LE(at + 28)
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const local = archive.readUInt32LE(at + 42)
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const bytes = archive.subarray(from, from + archive.readUInt32LE(at + 24))
    if (crc32(bytes) !== archive.readUInt32LE(at + 16)) throw new Error(`${name} is not as it was`)
    files.push({ name, bytes })
    at += 46 + nameLength + archive.readUInt16LE(at + 30)
  }
  return files
}
