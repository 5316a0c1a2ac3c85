import { toast } from '@/components/ui/toast-store'
import { isPng, parametersOf, withParameters } from '@/lib/interop/metadata/embed/rules'
import type { RunSettings } from '@/lib/runs/schema'
import { downloadUrl, imageUrl } from './image-url'

/** Saves the picture as a PNG that says how it was made, in the words other programs read. */
export async function saveEmbedded(id: string, settings: RunSettings, seed: number | null): Promise<void> {
  try {
    const blob = withParameters(await pngOf(id), parametersOf(settings, seed))
    save(blob, `triptych-${seed ?? id.slice(-8)}.png`)
  } catch {
    toast('The picture could not be fetched, so nothing was saved. Try again in a moment.', { tone: 'bad' })
  }
}

/** The original, or its pixels as a PNG where it is of another kind. */
async function pngOf(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await bytesAt(downloadUrl(id))
  const stripped = imageUrl(id, 'original').replace(/original$/, 'stripped')
  return isPng(bytes) ? bytes : bytesAt(`${stripped}?format=png`)
}

async function bytesAt(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

function save(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
