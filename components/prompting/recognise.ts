import { callApi } from '@/components/frame/api'
import type { ImageFacts } from '@/components/gallery/facts'
import { settingsIn } from '@/lib/interop/metadata/rules'
import type { FoundSettings } from '@/lib/interop/metadata/schema'
import { textsIn } from '@/lib/interop/metadata/texts/rules'

/** What a file says of how it was made: by a run of one's own here, or by another program. */
export type Found =
  | { from: 'here'; facts: ImageFacts; runId: string }
  | { from: 'elsewhere'; settings: FoundSettings }

/** No picture with settings in it is larger; hashing one takes a moment. */
const MAX_BYTES = 64 * 1024 * 1024

/** How a picture was made, if its bytes are those of an own image here, or another program left its settings in it. */
export async function recognise(file: File): Promise<Found | null> {
  if (file.size > MAX_BYTES) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  const [made, settings] = await Promise.all([madeHere(bytes), textsIn(bytes).then(settingsIn)])
  return made ?? (settings ? { from: 'elsewhere', settings } : null)
}

/** Without https there is no `crypto.subtle`: then a file of this studio is a picture like others. */
async function madeHere(bytes: Uint8Array<ArrayBuffer>): Promise<Found | null> {
  if (!globalThis.crypto?.subtle) return null
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const answer = await callApi<ImageFacts>(`/images/by-hash/${sha256}`)
  if (!answer.ok || !answer.value.settings || !answer.value.image.runId) return null
  return { from: 'here', facts: answer.value, runId: answer.value.image.runId }
}
