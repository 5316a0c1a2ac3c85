import { type ApiAnswer, callApi } from '@/components/frame/api'
import type { ReceiptView } from '@/lib/credits/schema'
import type { ImageCard, ImageDetail } from '@/lib/gallery/schema'
import type { RunSettings } from '@/lib/runs/schema'
import { shelfQuery } from './image-address'
import { screenSources } from './image-url'

/** Everything known of an image; the facts of its run are null for bytes without one. */
export type ImageFacts = {
  image: ImageDetail
  settings: RunSettings | null
  modelName: string | null
  seed: number | null
  receipt: ReceiptView | null
}

const KEPT = 40
const FRESH_MS = 30_000
const known = new Map<string, { at: number; answer: Promise<ApiAnswer<ImageFacts>> }>()

/** `GET /images/{id}` as on the wall it was opened from, once for everybody who asks within half a minute; a failure is asked again. */
export function readFacts(id: string): Promise<ApiAnswer<ImageFacts>> {
  const place = `${id}${shelfQuery()}`
  const before = known.get(place)
  if (before && performance.now() - before.at < FRESH_MS) return before.answer
  const answer = callApi<ImageFacts>(`/images/${place}`)
  known.delete(place)
  known.set(place, { at: performance.now(), answer })
  const [oldest] = known.keys()
  if (known.size > KEPT && oldest) known.delete(oldest)
  void answer.then(({ ok }) => {
    if (!ok) known.delete(place)
  })
  return answer
}

/** After an image or its neighbours changed: the next reader asks the server. */
export const forgetFacts = () => known.clear()

const warmed = new Set<string>()

/** Fetches the big picture and the facts ahead of need. */
export async function warm(
  card: Pick<ImageCard, 'id' | 'widthPx' | 'heightPx' | 'hasVariants'>,
): Promise<void> {
  void readFacts(card.id)
  const { src, srcSet = '', sizes = '' } = screenSources(card)
  if (warmed.has(src)) return
  warmed.add(src)
  Object.assign(new Image(), { sizes, srcset: srcSet, src })
}

/** The same for a neighbour of which only the id is known. */
export async function warmById(id: string | null): Promise<void> {
  if (!id) return
  const answer = await readFacts(id)
  if (answer.ok) void warm(answer.value.image)
}
