// Bytes named by their SHA-256, written once and never changed: in place means whole and durable.
// A claim beside the bytes tells a successor of a killed process whose they are. Removing is safe against
// somebody storing the same bytes at that moment. Knows nothing of images, people or rows.
import 'server-only'
import { env } from '@/lib/env'
import { diskStorage } from './disk/driver'
import { inside } from './disk/layout'
import type { Storage } from './storage'

export {
  type Claim,
  MissingBlob,
  type Opened,
  type Storage,
} from './storage'

const store = globalThis as typeof globalThis & { triptychStorage?: Storage }

/** The storage of this process, under the data folder. */
export function storage(): Storage {
  store.triptychStorage ??= diskStorage(inside(env().dataDir, 'storage'))
  return store.triptychStorage
}
