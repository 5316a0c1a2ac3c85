import { FIELD_NAMES, FIELDS } from '../fields/schema'
import type { RenderRequest } from '../provider'
import { routeOf } from './routes'

type MultipartField = readonly [name: string, value: string | Blob]

/**
 * The parts of one call: the fields that the capability has, under Stability's names, and no other. An empty
 * text is left out; a picture goes as a file.
 */
export function payloadFor(request: RenderRequest): readonly MultipartField[] {
  const { capability, settings, images, seed } = request
  const { extra = {}, renamed = {} } = routeOf(request)
  const parts = FIELD_NAMES.flatMap((name): MultipartField[] => {
    if (!capability.fields[name]) return []
    const upstreamName = renamed[name] ?? snakeCase(name)
    if (FIELDS[name].kind === 'image') {
      const image = images[name as keyof typeof images]
      return image ? [[upstreamName, fileOf(image)]] : []
    }
    const value = settings[name as keyof typeof settings]
    return value === undefined || value === '' ? [] : [[upstreamName, String(value)]]
  })
  return [
    ...parts,
    ...Object.entries(extra),
    ...(seed === undefined ? [] : [['seed', String(seed)] as const]),
  ]
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const fileOf = ({ bytes, format }: { bytes: Buffer; format: string }): Blob =>
  new Blob([new Uint8Array(bytes)], { type: `image/${format}` })
