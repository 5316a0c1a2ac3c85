import { type ApiAnswer, callApi } from '@/components/frame/api'
import type { ModelView } from '@/lib/runs/schema'

const FRESH_MS = 60_000
let known: { at: number; answer: Promise<ApiAnswer<{ items: ModelView[] }>> } | null = null

/** `GET /models`, once for everybody who asks within a minute; a failure is asked again. */
export function readModels(): Promise<ApiAnswer<{ items: ModelView[] }>> {
  if (known && performance.now() - known.at < FRESH_MS) return known.answer
  const asked = { at: performance.now(), answer: callApi<{ items: ModelView[] }>('/models') }
  known = asked
  void asked.answer.then(({ ok }) => {
    if (!ok && known === asked) known = null
  })
  return asked.answer
}
