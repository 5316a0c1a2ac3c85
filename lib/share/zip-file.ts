import { crc32 } from 'node:zlib'

/** One file of an archive. `bytes` is opened only when its turn has come. */
export type ZipEntry = { name: string; modifiedAt: Date; bytes: () => AsyncIterable<Uint8Array> }
type Written = { name: Buffer; time: number; crc: number; size: number; offset: number }

// Appendix numbers of APPNOTE.TXT 6.3.10: 4.3.7 local header, 4.3.9 descriptor, 4.3.12 directory, 4.3.14-16 ends.
const UTF8_AND_DESCRIPTOR = 0x0808
const STORED = 0
const MAX_32 = 0xffffffff
const MAX_16 = 0xffff

/**
 * A ZIP archive as it is being written: files are stored as they are, since pictures do not compress, and no more of
 * one than a chunk is held. Ends early by throwing when an entry does. Larger than 4 GiB it is ZIP64; one file is not.
 */
export async function* zipFile(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let offset = 0
  for await (const { name, modifiedAt, bytes } of entries) {
    const file = { name: Buffer.from(name), time: dosTime(modifiedAt), crc: 0, size: 0, offset }
    const header = localHeader(file)
    yield header
    for await (const chunk of bytes()) {
      file.crc = crc32(chunk, file.crc)
      file.size += chunk.byteLength
      yield chunk
    }
    const descriptor = descriptorOf(file)
    yield descriptor
    offset += header.length + file.size + descriptor.length
    written.push(file)
  }
  yield* directory(written, offset)
}

/** The part that lists the files, and the end. `offset` is where it begins. */
export function* directory(written: readonly Written[], offset: number): Generator<Buffer> {
  let size = 0
  for (const file of written) {
    const entry = directoryEntry(file)
    size += entry.length
    yield entry
  }
  const needs64 = offset + size >= MAX_32 || written.length >= MAX_16
  if (needs64) yield end64(written.length, size, offset)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  const count = Math.min(written.length, MAX_16)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(Math.min(size, MAX_32), 12)
  end.writeUInt32LE(Math.min(offset, MAX_32), 16)
  yield end
}

function localHeader({ name, time }: Written): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(UTF8_AND_DESCRIPTOR, 6)
  header.writeUInt16LE(STORED, 8)
  header.writeUInt32LE(time, 10)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function descriptorOf({ crc, size }: Written): Buffer {
  const descriptor = Buffer.alloc(16)
  descriptor.writeUInt32LE(0x08074b50, 0)
  descriptor.writeUInt32LE(crc, 4)
  descriptor.writeUInt32LE(size, 8)
  descriptor.writeUInt32LE(size, 12)
  return descriptor
}

function directoryEntry({ name, time, crc, size, offset }: Written): Buffer {
  const far = offset >= MAX_32 ? Buffer.alloc(12) : Buffer.alloc(0)
  if (far.length > 0) {
    far.writeUInt16LE(1, 0)
    far.writeUInt16LE(8, 2)
    far.writeBigUInt64LE(BigInt(offset), 4)
  }
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(far.length > 0 ? 45 : 20, 4)
  entry.writeUInt16LE(far.length > 0 ? 45 : 20, 6)
  entry.writeUInt16LE(UTF8_AND_DESCRIPTOR, 8)
  entry.writeUInt16LE(STORED, 10)
  entry.writeUInt32LE(time, 12)
  entry.writeUInt32LE(crc, 16)
  entry.writeUInt32LE(size, 20)
  entry.writeUInt32LE(size, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt16LE(far.length, 30)
  entry.writeUInt32LE(Math.min(offset, MAX_32), 42)
  return Buffer.concat([entry, name, far])
}

function end64(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(76)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeUInt16LE(45, 12)
  end.writeUInt16LE(45, 14)
  end.writeBigUInt64LE(BigInt(count), 24)
  end.writeBigUInt64LE(BigInt(count), 32)
  end.writeBigUInt64LE(BigInt(size), 40)
  end.writeBigUInt64LE(BigInt(offset), 48)
  end.writeUInt32LE(0x07064b50, 56)
  end.writeBigUInt64LE(BigInt(offset + size), 64)
  end.writeUInt32LE(1, 72)
  return end
}

/** MS-DOS time and date as one number, in UTC: two seconds is as fine as it gets. */
function dosTime(at: Date): number {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const years = Math.max(0, at.getUTCFullYear() - 1980)
  const date = (years << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  return ((date << 16) | time) >>> 0
}
