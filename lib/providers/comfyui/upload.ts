import { z } from 'zod'
import { readBroken } from '../broken'
import { jsonIn } from '../json'
import type { CallOptions, Failure, InputImage, RenderRequest } from '../provider'
import { garbled } from '../status-fault'
import { ask, type ComfyServer } from './client'
import { readStatus } from './fault'
import type { Uploaded } from './graph'

const FOLDER = 'triptych'
const Stored = z.object({ name: z.string().min(1), subfolder: z.string().catch('') })

/**
 * Puts the pictures of a request into the server's input folder. The names hold the generation's id, so that
 * nobody's file is overwritten; the names that come back are the ones to use.
 */
export async function uploadInputs(
  server: ComfyServer,
  { images, generationId }: RenderRequest,
  options: CallOptions,
): Promise<Uploaded | Failure> {
  const endMs = performance.now() + options.deadlineMs
  const uploaded: Uploaded = {}
  for (const role of ['image', 'mask'] as const) {
    const image = images[role]
    if (!image) continue
    const name = `${generationId}-${role}.${image.format}`
    const left = { signal: options.signal, deadlineMs: endMs - performance.now() }
    const stored = await upload(server, image, name, left)
    if (typeof stored !== 'string') return stored
    uploaded[role] = stored
  }
  return uploaded
}

async function upload(
  server: ComfyServer,
  { bytes, format }: InputImage,
  name: string,
  options: CallOptions,
): Promise<string | Failure> {
  const body = new FormData()
  body.append('image', new Blob([new Uint8Array(bytes)], { type: `image/${format}` }), name)
  body.append('type', 'input')
  body.append('subfolder', FOLDER)
  body.append('overwrite', 'true')
  const result = await ask(server, { method: 'POST', path: '/upload/image', body }, options)
  if (!('answer' in result)) return readBroken(result, server.upstream)
  if (result.answer.status === 400) return UNWANTED
  if (result.answer.status !== 200) return readStatus(result.answer, server)
  const stored = Stored.safeParse(jsonIn(result.answer.bytes)).data
  if (!stored) return garbled(server.upstream)
  return stored.subfolder ? `${stored.subfolder}/${stored.name}` : stored.name
}

const UNWANTED: Failure = {
  kind: 'refused',
  code: 'UPSTREAM_BAD_REQUEST',
  message: 'The ComfyUI server did not take the source picture.',
  retryable: false,
}
