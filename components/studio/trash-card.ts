import { toast } from '@/components/ui/toast-store'
import { carryOut, takeBack } from './verdicts'

const NONE = new Set<string>()

/** A picture of a run into the trash, which its card then says; undone by a press. */
export async function trashCard(id: string): Promise<void> {
  const refused = await carryOut('trashed', id, NONE)
  if (refused) return void toast(refused, { tone: 'bad' })
  const undo = { label: 'Undo', onAction: () => void bringBack(id) }
  toast('Moved to the trash, where it stays for 30 days.', { action: undo })
}

async function bringBack(id: string): Promise<void> {
  const refused = await takeBack('trashed', id, NONE)
  if (refused) toast(refused, { tone: 'bad' })
}
