import { toast } from '@/components/ui/toast-store'
import { readSeeds } from './read-seeds'

/** Writes the seeds on the clipboard; where the browser keeps that to itself, the field takes the focus. */
export async function pasteSeeds(write: (text: string) => void, focus: () => void): Promise<void> {
  const text = await navigator.clipboard?.readText().catch(() => undefined)
  if (text === undefined) {
    focus()
    toast(
      'This browser lets nobody read the clipboard: paste into the field. Commas, spaces or lines part seeds.',
    )
    return
  }
  const { seeds, leftOut } = readSeeds(text)
  if (seeds.length === 0) toast('There is no seed on the clipboard.', { tone: 'bad' })
  else write(leftOut === null ? seeds.join(', ') : text)
}
