import { callApi } from '@/components/frame/api'
import { toast } from '@/components/ui/toast-store'
import type { SavedPromptPage, SavedPromptView } from '@/lib/prompts/schema'
import type { RunPage } from '@/lib/runs/schema'
import { type Command, savedTaker } from './commands'
import { savedCommands, sweepCommands } from './earlier'

type Go = (href: string) => void

/** Sweeps run lately and prompts kept, as commands; none of what cannot be read. */
export async function earlierCommands(go: Go): Promise<Command[]> {
  const [runs, prompts] = await Promise.all([
    callApi<RunPage>('/runs?limit=100'),
    callApi<SavedPromptPage>('/prompts?limit=100'),
  ])
  return [
    ...sweepCommands(runs.ok ? runs.value.items : [], go),
    ...savedCommands(prompts.ok ? prompts.value.items : [], (saved) => void take(saved, go)),
  ]
}

const PATIENCE_MS = 10_000
const LOOK_MS = 60

/** Into the prompt; from elsewhere once the studio is there. */
async function take(saved: SavedPromptView, go: Go) {
  if (!savedTaker()) go('/studio')
  const until = performance.now() + PATIENCE_MS
  while (!savedTaker() && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  const taker = savedTaker()
  if (taker) taker(saved)
  else toast('The studio did not open. Try again from there.', { tone: 'bad' })
}
