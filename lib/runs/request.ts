import { readInput } from '@/lib/gallery'
import { logger } from '@/lib/logger'
import type { InputImage, RenderRequest } from '@/lib/providers'
import { namesOf } from '@/lib/providers/fields/schema'
import type { OutputFormat } from '@/lib/providers/schema'
import type { Claimed, Place } from './take'

type Asked = Pick<Claimed, 'generationId' | 'seed' | 'settings'>

/** What the provider is given: the stored settings, with its pictures read. Null when one of them is gone. */
export async function requestOf(asked: Asked, { model, capability }: Place): Promise<RenderRequest | null> {
  const { generationId, seed, settings: stored } = asked
  const { model: _m, operation: _o, widthPx: _w, heightPx: _h, ...settings } = stored
  const given = namesOf('image').filter((name) => settings[name])
  const read = await Promise.all(
    given.map(async (name) => [name, await inputOf(settings[name] ?? '')] as const),
  )
  if (read.some(([, image]) => image === null)) return null
  for (const name of given) delete settings[name]
  const images = Object.fromEntries(read)
  return { generationId, model, capability, settings, images, ...(seed !== null && { seed: Number(seed) }) }
}

async function inputOf(imageId: string): Promise<InputImage | null> {
  const input = await readInput(imageId).catch((error) => {
    logger().error({ err: error, imageId }, 'an input cannot be read')
    return null
  })
  return input && { ...input, format: input.format as OutputFormat }
}
