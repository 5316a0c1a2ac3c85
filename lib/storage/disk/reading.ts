import { type FileHandle, open, stat } from 'node:fs/promises'
import { type ByteRange, MissingBlob, type Opened } from '../storage'
import { firstFound, unlessMissing } from './files'
import type { Layout } from './layout'

/** Up to here one read into memory is quickest; past it a stream keeps memory flat. */
const IN_ONE_BYTES = 8 * 1024 * 1024
const CHUNK_BYTES = 512 * 1024

export async function sizeOf(layout: Layout, sha256: string): Promise<{ byteLength: number } | null> {
  const found = await firstFound(layout.places(sha256), (file) => stat(file).catch(unlessMissing(null)))
  return found && { byteLength: found.size }
}

export async function readBlob(layout: Layout, sha256: string): Promise<Buffer> {
  const handle = await openFile(layout, sha256)
  try {
    return await readPart(handle, 0, (await handle.stat()).size)
  } finally {
    await handle.close()
  }
}

export async function openBlob(layout: Layout, sha256: string, range?: ByteRange): Promise<Opened> {
  const handle = await openFile(layout, sha256)
  let streaming = false
  try {
    const byteLength = (await handle.stat()).size
    const start = range?.start ?? 0
    const end = (range?.end ?? byteLength - 1) + 1
    if (start < 0 || start > end || end > byteLength) throw new RangeError('the range is not within the blob')
    streaming = end - start > IN_ONE_BYTES
    const stream = streaming ? streamOf(handle, start, end) : single(await readPart(handle, start, end))
    return { stream, byteLength }
  } finally {
    if (!streaming) await handle.close()
  }
}

async function openFile(layout: Layout, sha256: string): Promise<FileHandle> {
  const opened = (file: string) => open(file, 'r').catch(unlessMissing(null))
  const handle = await firstFound(layout.places(sha256), opened)
  if (!handle) throw new MissingBlob(sha256)
  return handle
}

async function readPart(handle: FileHandle, start: number, end: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(end - start)
  for (let filled = 0; filled < bytes.length; ) {
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled)
    if (bytesRead === 0) throw new Error('the blob became shorter while it was read')
    filled += bytesRead
  }
  return bytes
}

/** One chunk and no copy of it, which `new Response(bytes)` would make. */
const single = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes)
      controller.close()
    },
  })

function streamOf(handle: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const chunk = await readPart(handle, at, Math.min(at + CHUNK_BYTES, end))
          at += chunk.length
          controller.enqueue(chunk)
          if (at < end) return
        } catch (error) {
          controller.error(error)
        }
        await handle.close()
        if (at >= end) controller.close()
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 1 },
  )
}
