import { hash } from 'node:crypto'
import type { UserCtx } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/days'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import { storage } from '@/lib/storage'
import { inspectUpload } from './inspect'
import { type Kept, keepAgain, keepNew } from './keep'
import { countUploads } from './queries'
import { cleanFileName } from './rules'
import { Turnstile } from './turnstile'
import { uprightOf } from './upright'

type Sent = { bytes: Buffer; fileName?: string | undefined }

/** Each holds a file of up to 10 MiB. Who waits has not been read yet. */
const atTheDoor = new Turnstile({ places: 8, line: 64 })
/** Each holds up to 100 MB of pixels and a core. */
const decoding = new Turnstile({ places: 2, line: 8 })

/**
 * Keeps a picture that somebody brings: the file as it came and, where that is another, what goes upstream. The
 * same bytes again are the same image. `read` is called when there is room. Throws `file: rule`, RATE_LIMITED
 * or UNAVAILABLE; then nothing is kept.
 */
export function uploadImage(ctx: UserCtx, read: () => Promise<Sent>): Promise<Kept> {
  return atTheDoor.pass(async () => keep(ctx, await read()))
}

async function keep(ctx: UserCtx, { bytes, fileName }: Sent): Promise<Kept> {
  const facts = inspectUpload(bytes)
  const sha256 = hash('sha256', bytes)
  const known = await keepAgain(ctx, sha256)
  if (known) {
    await storage().store(bytes)
    return { upload: known, isNew: false }
  }
  await refuseTooMany(ctx)
  const upright = await decoding.pass(() => uprightOf(bytes, facts))
  return keepNew(ctx, { bytes, sha256, fileName: cleanFileName(fileName), facts }, upright)
}

async function refuseTooMany(ctx: UserCtx): Promise<void> {
  const { UPLOADS_PER_DAY } = env()
  if ((await countUploads(ctx, new Date(ctx.now.getTime() - DAY_MS))) < UPLOADS_PER_DAY) return
  const message = `You have uploaded ${UPLOADS_PER_DAY} pictures within a day, which is as many as this studio takes.`
  throw new AppError('RATE_LIMITED', message, { details: { retryAfterSeconds: 3600 } })
}
